import type { Condition } from '../../kernel/condition.ts';
import type { Layout, ViewDefinition } from '../../kernel/view.ts';

/** The address of a list: the view it started from and what was changed since. */
export interface ListSearch extends ViewDefinition {
  /** `all`, the key of a ready-made view, or the id of a saved one. */
  view?: string;
  q?: string;
  /** `YYYY-MM` of the calendar. */
  month?: string;
  deleted?: boolean;
}

const layouts: Layout[] = ['list', 'board', 'calendar'];

/** Takes from an address what a list understands and drops the rest, so that an old link still opens. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const text = (key: string): string | undefined =>
    typeof raw[key] === 'string' || typeof raw[key] === 'number' ? String(raw[key]) : undefined;
  const layout = layouts.find((l) => l === raw['layout']);
  const columns = Array.isArray(raw['columns'])
    ? raw['columns'].filter((c) => typeof c === 'string')
    : undefined;
  const all: ListSearch = {
    view: text('view'),
    layout,
    columns,
    filter: isCondition(raw['filter']) ? raw['filter'] : undefined,
    sort: text('sort'),
    group: text('group'),
    date: text('date'),
    q: text('q'),
    month: text('month'),
    deleted: raw['deleted'] === true ? true : undefined,
  } as ListSearch;
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined));
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const c = value as Record<string, unknown>;
  if (Array.isArray(c['all'])) return c['all'].every(isCondition);
  if (Array.isArray(c['any'])) return c['any'].every(isCondition);
  if ('not' in c) return isCondition(c['not']);
  return typeof c['field'] === 'string' && typeof c['op'] === 'string';
}
