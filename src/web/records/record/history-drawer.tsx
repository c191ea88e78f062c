import { Button, Drawer } from '@mantine/core';
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { api } from '../../api/client.ts';
import { fieldOf } from '../../api/meta.ts';
import { keyOf, type RecordValues } from '../../api/records.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { isEmptyValue } from '../../fields/values.ts';
import { useLabels } from '../../i18n/labels.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorState } from '../../kit/error-state.tsx';
import { RelativeTime } from '../../kit/relative-time.tsx';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import { errorToast, toast } from '../../kit/toast.tsx';
import classes from './history.module.css';

interface HistoryEntry {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  verb: string;
  changes: Record<string, [unknown, unknown]>;
  reason: string | null;
}
interface UndoReport {
  undone: number;
  kept: { code: string; fields?: string[] }[];
}

/** Who changed what from what to what, each step to be taken back by itself. */
export default function HistoryDrawer(props: { entity: MetaEntity; record: RecordValues; onClose(): void }) {
  const { entity, record, onClose } = props;
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(entity, 'history', record.id, record.version),
    queryFn: ({ signal }) =>
      api.get<{ items: HistoryEntry[] }>(`${entity.route}/${record.id}/history`, undefined, signal),
  });
  const items = data?.items ?? [];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={t('history.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {isPending && <SkeletonLines count={6} />}
      {error && <ErrorState error={error} onRetry={() => refetch()} isCompact />}
      {data && !items.length && <EmptyState icon={IconHistory} title={t('history.empty')} isCompact />}
      {items.map((entry, i) => (
        <Entry key={entry.id} entity={entity} entry={entry} isFirst={i === items.length - 1} />
      ))}
    </Drawer>
  );
}

function Entry({ entity, entry, isFirst }: { entity: MetaEntity; entry: HistoryEntry; isFirst: boolean }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const client = useQueryClient();
  const rule = entry.actor ? undefined : entry.reason?.match(/^automation (.*)$/s)?.[1];
  const fields = Object.keys(entry.changes).flatMap((name) => fieldOf(entity, name) ?? []);
  const undo = async (): Promise<void> => {
    try {
      const report = await api.post<UndoReport>('undo', { audit: entry.id });
      await client.invalidateQueries({ queryKey: keyOf(entity) });
      toast(report.kept.length ? t('history.kept') : t('common.undone'));
    } catch (error) {
      errorToast(error);
    }
  };
  return (
    <article className={classes.entry}>
      <header>
        <b>{entry.actor?.name ?? (rule ? t('timeline.rule', { name: rule }) : t('timeline.system'))}</b>{' '}
        <span>{labels.event(entity.base, entry.verb)}</span> · <RelativeTime at={entry.at} />
      </header>
      {entry.reason && !rule && <p className={classes.reason}>{entry.reason}</p>}
      {fields.map((field) => {
        const [before, after] = entry.changes[field.name] ?? [null, null];
        return (
          <div key={field.name} className={classes.change}>
            <span>{labels.field(entity, field)}</span>
            <span className={classes.values}>
              {!isFirst && (
                <del>
                  {isEmptyValue(before) ? (
                    '—'
                  ) : (
                    <FieldCell entity={entity} field={field} value={before} isInert />
                  )}
                </del>
              )}
              <ins>
                {isEmptyValue(after) ? (
                  '—'
                ) : (
                  <FieldCell entity={entity} field={field} value={after} isInert />
                )}
              </ins>
            </span>
          </div>
        );
      })}
      {!isFirst && fields.length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconArrowBackUp size={14} />}
          className={classes.undo}
          onClick={undo}
        >
          {t('history.undo')}
        </Button>
      )}
    </article>
  );
}
