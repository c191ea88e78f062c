import type { MetaEntity } from '../../kernel/api.ts';
import type { Condition } from '../../kernel/condition.ts';
import type { Layout, ViewDefinition } from '../../kernel/view.ts';
import { viewOf } from '../shell/screens.ts';
import { isBoardField } from './columns.ts';
import type { ListSearch } from './list-search.ts';

/** What of a view an address may change. */
export const changeable = ['layout', 'columns', 'filter', 'sort', 'group', 'date'] as const;

/** A view with what the address changes of it. */
export function merged(view: ViewDefinition, search: ListSearch): ViewDefinition {
  const result: Record<string, unknown> = { ...view };
  for (const key of changeable) if (search[key] !== undefined) result[key] = search[key];
  if (result['group'] === '') delete result['group'];
  return result;
}

export function layoutOf(entity: MetaEntity, definition: ViewDefinition): Layout {
  const layout = definition.layout ?? viewOf(entity)?.layout ?? 'list';
  if (layout === 'board' && !entity.fields.some(isBoardField)) return 'list';
  return layout;
}

/** Nothing where no condition is left. */
export const shownFilter = ({ filter }: ViewDefinition): Condition | undefined =>
  filter && !('all' in filter && filter.all.length === 0) ? filter : undefined;
