import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { countQuery, type RecordValues } from '../../../web/api/records.ts';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import { differences } from './differences.ts';
import classes from './processes.module.css';
import { useAll, useEntities } from './use-process.ts';

interface Props {
  draft: RecordValues;
  current: string | null;
  onClose(): void;
  onPublished(isBringing: boolean): void;
}

/** Says what changes, and for whom nothing does, before the draft becomes the version that deals begin in. */
export function PublishDialog({ draft, current, onClose, onPublished }: Props) {
  const { t } = useTranslation('processes');
  const client = useQueryClient();
  const [isBringing, setBringing] = useState(false);
  const { stage, deal } = useEntities();
  const of = (version: string | null) =>
    version
      ? { filter: { field: 'processVersion', op: 'eq', value: version } as const, sort: 'position' }
      : null;
  const before = useAll(stage, of(current));
  const after = useAll(stage, of(draft.id));
  const underWay = {
    all: [
      { field: 'process', op: 'eq', value: (draft['process'] as { id: string }).id } as const,
      { field: 'outcome', op: 'eq', value: 'open' } as const,
    ],
  };
  const { data: count } = useQuery({
    ...countQuery(deal ?? ({ base: '', name: '', route: 'deals', title: 'name' } as never), {
      filter: underWay,
    }),
    enabled: !!deal,
  });
  const publish = useMutation({
    mutationFn: () => api.post(`process-versions/${draft.id}/publish`),
    onSuccess: () => {
      toast(t('published'));
      void client.invalidateQueries({ queryKey: ['records'] });
      onPublished(isBringing);
    },
  });
  const lines = after ? differences(before ?? [], after) : [];
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('publishTitle', { number: String(draft['number']) })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <div className={classes.dialog}>
        {lines.length ? (
          <ul>
            {lines.map(({ kind, name, was }) => (
              <li key={`${kind}${name}`}>{t(`change.${kind}`, { name, was })}</li>
            ))}
          </ul>
        ) : (
          <p>{t('noChange')}</p>
        )}
        {count && count.value > 0 && current && (
          <>
            <p>{t('underWay', { count: count.value })}</p>
            <Checkbox
              label={t('bring.afterPublishing')}
              checked={isBringing}
              onChange={(e) => setBringing(e.currentTarget.checked)}
            />
          </>
        )}
        <ProblemNote error={publish.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {t('publish')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
