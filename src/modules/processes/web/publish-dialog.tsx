import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { countQuery, type RecordValues } from '../../../web/api/records.ts';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import { DifferenceList } from './differences/difference-list.tsx';
import { differences } from './differences/differences.ts';
import { useParts } from './differences/use-parts.ts';
import classes from './processes.module.css';
import { useEntities } from './use-process.ts';

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
  const { deal } = useEntities();
  const before = useParts(current);
  const after = useParts(draft.id);
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
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('publishTitle', { number: String(draft['number']) })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <div className={classes.dialog}>
        {before && after ? <DifferenceList list={differences(before, after)} /> : <SkeletonLines count={3} />}
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
