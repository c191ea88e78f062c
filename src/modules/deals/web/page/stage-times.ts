import { useQuery } from '@tanstack/react-query';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import { keyOf, type RecordValues } from '../../../../web/api/records.ts';

interface Entry {
  at: string;
  changes: Record<string, [unknown, unknown]>;
}
const DAY = 86_400_000;

/** Whole days that a deal has spent in each stage so far, by the stage's id. */
export function useDaysByStage(entity: MetaEntity, record: RecordValues): Map<string, number> {
  const { data } = useQuery({
    queryKey: keyOf(entity, 'history', record.id, record.version),
    queryFn: ({ signal }) => api.get<{ items: Entry[] }>(`deals/${record.id}/history`, undefined, signal),
    placeholderData: (old) => old,
  });
  return daysByStage(data?.items ?? [], Date.now());
}

/** The entries are newest first, as the server has them. */
export function daysByStage(entries: Entry[], now: number): Map<string, number> {
  const entered = entries
    .flatMap((e) => {
      const stage = idOf(e.changes['stage']?.[1]);
      return stage ? [{ stage, at: Date.parse(e.at) }] : [];
    })
    .toReversed();
  const spent = new Map<string, number>();
  for (const [i, { stage, at }] of entered.entries())
    spent.set(stage, (spent.get(stage) ?? 0) + (entered[i + 1]?.at ?? now) - at);
  return new Map([...spent].map(([stage, time]) => [stage, Math.floor(time / DAY)]));
}

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined;
