import { Button } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { undoToast } from '../../../web/kit/toast.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import classes from './duplicates.module.css';
import { type Pair, pairsOf, useDecide } from './duplicates-data.ts';
import MergeDialog from './merge-dialog.tsx';

/** On a customer's page: who may be the same, with why. */
export default function AlikePanel({ entity, record }: PanelProps) {
  const { t } = useTranslation('duplicates');
  const { data } = useQuery(pairsOf(record.id));
  const [merging, setMerging] = useState<string | null>(null);
  const decide = useDecide(({ id, act }: { id: string; act: 'dismiss' | 'reopen' }) =>
    api.post(`duplicates/${id}/${act}`),
  );
  const dismiss = ({ id }: Pair): void =>
    decide.mutate(
      { id, act: 'dismiss' },
      { onSuccess: () => undoToast(t('dismissed'), () => decide.mutateAsync({ id, act: 'reopen' })) },
    );
  if (!data?.items.length) return null;
  return (
    <section className={classes.strip} aria-label={t('panel.title')}>
      <IconArrowMerge size={15} aria-hidden />
      <ul>
        {data.items.map((pair) => {
          const other = pair.first.id === record.id ? pair.second : pair.first;
          return (
            <li key={pair.id}>
              <span>
                {t('panel.like')}{' '}
                <RecordLink to={`/${entity.route}/${other.id}`}>{other.name ?? t('unnamed')}</RecordLink>
                <small>{pair.reasons.map((r) => t(`reason.${r}`)).join(' · ')}</small>
              </span>
              {pair.canDecide && (
                <span className={classes.acts}>
                  <Button size="xs" variant="subtle" onClick={() => dismiss(pair)}>
                    {t('dismiss')}
                  </Button>
                  <Button size="xs" variant="default" onClick={() => setMerging(other.id)}>
                    {t('compare')}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {merging && (
        <MergeDialog
          entity={entity}
          first={record.id}
          second={merging}
          onClose={() => setMerging(null)}
          goes
        />
      )}
    </section>
  );
}
