import { useQuery } from '@tanstack/react-query';
import type { MetaEntity } from '../../../kernel/api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { type ListRequest, listQuery, type RecordValues } from '../../../web/api/records.ts';

/** The entities that a process is made of, and what runs by it, as far as the interface knows them. */
export function useEntities() {
  const index = useMeta();
  return {
    process: index.find('processes.process'),
    version: index.find('processes.version'),
    stage: index.find('processes.stage'),
    task: index.find('processes.stageTask'),
    branch: index.find('processes.branch'),
    rule: index.find('automation.rule'),
    deal: index.find('deals.deal'),
  };
}

const nobody = { queryKey: ['records', 'none'], queryFn: async () => ({ items: [], next: null }) };

/** All records of a short list; undefined until they are there. */
export function useAll(
  entity: MetaEntity | undefined,
  request: ListRequest | null,
): RecordValues[] | undefined {
  const query = entity && request ? listQuery(entity, { limit: 200, ...request }) : nobody;
  const { data } = useQuery({ ...query, enabled: !!entity && !!request, placeholderData: (old) => old });
  return data?.items as RecordValues[] | undefined;
}
