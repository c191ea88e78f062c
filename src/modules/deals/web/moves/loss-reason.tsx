import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { isLink } from '../../../../web/fields/values.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from './moves.module.css';
import type { MovedDeal } from './step.ts';

interface Props {
  entity: MetaEntity;
  deal: MovedDeal;
  onClose(): void;
  onLose(input: { reason: string; note?: string }): void;
}

/** Why the customer refused: one of the company's reasons, and a few words. */
export function LossReason({ entity, deal, onClose, onLose }: Props) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const [reason, setReason] = useState<unknown>(null);
  const [note, setNote] = useState('');
  const field = fieldOf(entity, 'lossReason');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = note.trim();
    if (isLink(reason)) onLose({ reason: reason.id, ...(text ? { note: text } : {}) });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={t('moves.loseTitle', { name: deal.name })}
      closeButtonProps={{ 'aria-label': t('moves.cancel') }}
    >
      <form onSubmit={submit} className={classes.form}>
        {field && (
          <FieldEditor
            entity={entity}
            field={{ ...field, isReadOnly: false }}
            name={labels.field(entity, field)}
            label={labels.field(entity, field)}
            required
            autoFocus
            value={reason}
            onChange={setReason}
          />
        )}
        <Textarea
          label={t('moves.note')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('moves.cancel')}
          </Button>
          <Button type="submit" disabled={!isLink(reason)}>
            {t('moves.lose')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
