import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkEditor } from '../../../web/fields/link-editor.tsx';
import { isLink } from '../../../web/fields/values.ts';
import type { VerbFormProps } from '../../../web/shell/screens.ts';
import found from './duplicates.module.css';
import { pairsOf } from './duplicates-data.ts';
import classes from './merge.module.css';
import MergeDialog from './merge-dialog.tsx';

/** With whom this customer is to be one: those who look alike first, else anybody of the kind. */
export default function MergeForm({ entity, record, onClose }: VerbFormProps) {
  const { t } = useTranslation('duplicates');
  const [other, setOther] = useState<string | null>(null);
  const { data } = useQuery(pairsOf(record.id));
  if (other) return <MergeDialog entity={entity} first={record.id} second={other} onClose={onClose} goes />;
  const alike = (data?.items ?? []).map((p) => (p.first.id === record.id ? p.second : p.first));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('merge.title')}
      closeButtonProps={{ 'aria-label': t('merge.cancel') }}
    >
      <div className={classes.merge}>
        {alike.length > 0 && (
          <ul className={found.found} aria-label={t('panel.title')}>
            {alike.map((c) => (
              <li key={c.id}>
                <span>{[c.name, c.phone, c.email].filter(Boolean).join(' · ')}</span>
                <Button size="xs" variant="default" onClick={() => setOther(c.id)}>
                  {t('compare')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <LinkEditor
          entity={entity}
          field={{ ...linkField, to: [entity.name] }}
          name="with"
          label={t('merge.with')}
          value={null}
          onlyExisting
          onChange={(value) => {
            if (isLink(value) && value.id !== record.id) setOther(value.id);
          }}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('merge.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

const linkField = { name: 'with', type: 'ref' as const, isReadOnly: false };
