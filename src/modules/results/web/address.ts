import type { Condition } from '../../../kernel/condition.ts';
import { isPeriod, type Period } from './period.ts';

/** What may be narrowed, and the field of a deal that each narrows by. */
export const filterPaths = {
  team: 'owner.department',
  owner: 'owner',
  region: 'party.region',
  product: 'product',
} as const;
export type FilterKey = keyof typeof filterPaths;
export const filterKeys = Object.keys(filterPaths) as FilterKey[];

export const dimensions = {
  seller: { group: 'owner' },
  team: { group: 'owner.department' },
  region: { group: 'party.region' },
  product: { group: 'product' },
  month: { group: 'closedOn', by: 'month' },
  lossReason: { group: 'lossReason' },
  source: { group: 'source' },
} as const;
export type Dimension = keyof typeof dimensions;

/** The page as it stands in the address: a copied link and the browser's way back show the same. Filters are ids. */
export interface ResultsAddress extends Partial<Record<FilterKey, string>> {
  period?: Period;
  from?: string;
  until?: string;
  by?: Dimension;
  /** A metric or `name`, with a minus before it for largest first. */
  order?: string;
}

/** Takes from an address what the page understands and drops the rest, so that an old link still opens. */
export function readAddress(raw: Record<string, unknown>): ResultsAddress {
  const matching = (key: string, form: RegExp): Record<string, string> => {
    const value = raw[key];
    return typeof value === 'string' && form.test(value) ? { [key]: value } : {};
  };
  const filters = filterKeys.map((key) => matching(key, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
  return Object.assign(
    isPeriod(raw['period']) ? { period: raw['period'] } : {},
    matching('from', /^\d{4}-\d{2}-\d{2}$/),
    matching('until', /^\d{4}-\d{2}-\d{2}$/),
    typeof raw['by'] === 'string' && Object.hasOwn(dimensions, raw['by']) ? { by: raw['by'] } : {},
    matching('order', /^-?[\w.]+$/),
    ...filters,
  );
}

export function filterOf(address: ResultsAddress): Condition | undefined {
  const all = filterKeys.flatMap((key): Condition[] =>
    address[key] ? [{ field: filterPaths[key], op: 'eq', value: address[key] }] : [],
  );
  return all.length ? { all } : undefined;
}
