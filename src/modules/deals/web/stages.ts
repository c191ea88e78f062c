import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMeta } from '../../../web/api/meta.ts';
import { type Link, listQuery, type RecordValues } from '../../../web/api/records.ts';

/** A stage as the board and the bar draw it. */
export interface Stage {
  id: string;
  key: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  color: string | null;
  version: string;
}
export interface Process {
  id: string;
  name: string;
  version: string;
}

/** Processes that deals run by, in the company's order, each with its current version. */
export function useProcesses(): Process[] | undefined {
  const entity = useMeta().find('processes.process');
  const filter = {
    all: [
      { field: 'entity', op: 'eq', value: 'deals.deal' } as const,
      { field: 'isRetired', op: 'ne', value: true } as const,
      { field: 'current', op: 'notEmpty' } as const,
    ],
  };
  const query = entity ? listQuery(entity, { filter, sort: 'position', limit: 50 }) : nothing;
  const { data } = useQuery(query);
  return useMemo(
    () => data?.items.map((p) => ({ id: p.id, name: String(p['name']), version: (p['current'] as Link).id })),
    [data],
  );
}

/** Stages of every version of a process, each version's in order. */
export function useStages(process: string | undefined): Stage[] | undefined {
  const entity = useMeta().find('processes.stage');
  const filter = { field: 'processVersion.process', op: 'eq', value: process } as const;
  const query = entity && process ? listQuery(entity, { filter, sort: 'position', limit: 200 }) : nothing;
  const { data } = useQuery(query);
  return useMemo(() => data?.items.map(stageOf), [data]);
}

const nothing = {
  queryKey: ['records', 'none'],
  queryFn: () => Promise.resolve({ items: [], next: null }),
  enabled: false,
};

const stageOf = (r: RecordValues): Stage => ({
  id: r.id,
  key: String(r['key']),
  name: String(r['name']),
  kind: r['kind'] as Stage['kind'],
  color: (r['color'] as string | null) ?? null,
  version: (r['processVersion'] as Link).id,
});
