import { queryOptions } from '@tanstack/react-query';
import type { ListAnswer, MetaEntity } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import type { MetaIndex } from '../../../web/api/meta.ts';

export interface CustomFieldRow {
  id: string;
  entity: string;
  key: string;
  label: string;
  type: string;
  help: string | null;
  isExpected: boolean;
  isSearched: boolean;
  isIndexed: boolean;
  indexState: 'building' | 'ready' | 'failed' | null;
  indexProblem: string | null;
  settings: { to?: string; expression?: string; rollup?: Rollup };
}
export interface Rollup {
  of: string;
  by: string;
  fn: string;
  field?: string;
}

export const fieldsQuery = queryOptions({
  queryKey: ['records', 'custom.field', 'all'],
  queryFn: ({ signal }) =>
    api.get<ListAnswer<CustomFieldRow>>('custom-fields', { limit: 200, sort: 'entity,position' }, signal),
});

/** What fields can be added to: what people work with, not the configuration. */
export const extensible = (index: MetaIndex): MetaEntity[] =>
  index.entities.filter(
    (e) =>
      e.canTransfer &&
      /^(contacts|deals|products|activities)\./.test(e.name) &&
      (e.kind !== undefined || !e.kinds),
  );

/** Records that point to an entity, as one choice each: `deals.deal|party`. */
export const sourcesOf = (index: MetaIndex, name: string): { entity: MetaEntity; by: string }[] => {
  const entity = index.find(name);
  return index.entities
    .filter((e) => !e.kinds && e.canTransfer)
    .flatMap((e) =>
      e.fields
        .filter(
          (f) => f.type === 'ref' && !f.isStandard && f.to?.some((to) => to === name || to === entity?.base),
        )
        .map((f) => ({ entity: e, by: f.name })),
    );
};

/** What is written of a field; the rest follows from it. */
export type FieldValues = Omit<CustomFieldRow, 'id' | 'key' | 'indexState' | 'indexProblem'>;
/** A field while it is edited; its choices a line each. */
export type Draft = FieldValues & { options: string };

/** The new field, with the choices that a list field brings. */
export async function addField(values: FieldValues, options: string[]): Promise<void> {
  const { key } = await api.post<{ key: string }>('custom-fields', values);
  for (const [position, name] of options.entries()) await api.post('choices', { list: key, name, position });
}
