import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import classes from './duplicates.module.css';
import { undoMerge, useDecide } from './duplicates-data.ts';

interface Merged {
  id: string;
  otherName: string | null;
  createdAt: string;
  createdBy: { name: string | null } | null;
}

/** Who was merged into this customer, and back out again. Nothing where nobody was. */
export default function MergedPanel({ record }: PanelProps) {
  const { t } = useTranslation('duplicates');
  const formats = useFormats();
  const filter = {
    all: [
      { field: 'survivor', op: 'eq', value: record.id },
      { field: 'undoneAt', op: 'empty' },
    ],
  };
  const { data } = useQuery({
    queryKey: ['records', 'merging.merge', 'of', record.id],
    queryFn: ({ signal }) => api.get<ListAnswer<Merged>>('merges', { filter, limit: 50 }, signal),
  });
  const undo = useDecide(undoMerge);
  const takeBack = (id: string): void =>
    undo.mutate(id, {
      onSuccess: (report) => {
        const { kept } = report as { kept: unknown[] };
        toast(kept.length ? t('merged.undoneBut', { count: kept.length }) : t('merged.undone'));
      },
    });
  if (!data?.items.length) return null;
  return (
    <SidePanel title={t('merged.title')}>
      <ul className={classes.mergedList}>
        {data.items.map((m) => (
          <li key={m.id}>
            <span>
              <b>{m.otherName ?? t('unnamed')}</b>
              <small>
                {[formats.date(m.createdAt.slice(0, 10)), m.createdBy?.name].filter(Boolean).join(' · ')}
              </small>
            </span>
            <Button size="xs" variant="default" loading={undo.isPending} onClick={() => takeBack(m.id)}>
              {t('merged.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
