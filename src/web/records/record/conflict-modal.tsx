import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, recordQuery } from '../../api/records.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { isEmptyValue } from '../../fields/values.ts';
import { useLabels } from '../../i18n/labels.ts';
import { ErrorState } from '../../kit/error-state.tsx';
import { Bone } from '../../kit/skeleton.tsx';
import { errorToast } from '../../kit/toast.tsx';
import { type Conflict, closeConflict } from '../conflicts.ts';
import classes from './dialogs.module.css';

/**
 * Somebody was quicker with the same field: both values, one of which is kept. What the other wrote is read anew, since
 * the refusal itself tells ids, and a record the names of what they lead to.
 */
export default function ConflictModal({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const { entity, field, mine, record } = conflict;
  const theirs = useQuery({ ...recordQuery(entity, record.id), refetchOnMount: 'always' });
  const isKnown = theirs.isFetchedAfterMount && !!theirs.data;
  const keepTheirs = (): void => {
    void client.invalidateQueries({ queryKey: keyOf(entity) });
    closeConflict();
  };
  const keepMine = async (): Promise<void> => {
    setSaving(true);
    await conflict.write(mine, theirs.data?.version).catch(errorToast);
    closeConflict();
  };
  const value = (v: unknown) =>
    isEmptyValue(v) ? (
      <i>{t('record.emptyValue')}</i>
    ) : (
      <FieldCell entity={entity} field={field} value={v} isLong />
    );
  return (
    <Modal
      opened
      onClose={keepTheirs}
      title={t('conflict.title', { field: labels.field(entity, field) })}
      size={480}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={classes.conflictText}>{t('conflict.text')}</p>
      <div className={classes.conflict}>
        <section>
          <h3>{t('conflict.theirs')}</h3>
          {isKnown && value(theirs.data[field.name])}
          {!isKnown && !theirs.error && <Bone width={120} />}
          {theirs.error && <ErrorState error={theirs.error} onRetry={() => theirs.refetch()} isCompact />}
          <Button variant="default" onClick={keepTheirs}>
            {t('conflict.keepTheirs')}
          </Button>
        </section>
        <section>
          <h3>{t('conflict.mine')}</h3>
          {value(mine)}
          <Button loading={isSaving} disabled={!isKnown} onClick={keepMine}>
            {t('conflict.keepMine')}
          </Button>
        </section>
      </div>
    </Modal>
  );
}
