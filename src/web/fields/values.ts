import type { MetaField } from '../../kernel/api.ts';
import type { Link } from '../api/records.ts';

export const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'id' in value;
export const isHidden = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'hidden' in value;

export const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A value as it is read, in the form in which it is written. */
export function toWire(field: MetaField, value: unknown): unknown {
  if (value === '' || value === undefined) return null;
  if (!isLink(value)) return value;
  return leadsAnywhere(field) ? { entity: value.entity, id: value.id } : value.id;
}

/** Whether a reference may lead to records of several entities. */
export const leadsAnywhere = (field: MetaField): boolean =>
  field.type === 'ref' && (field.to?.length !== 1 || field.to[0] === '*');

export const sameValue = (a: unknown, b: unknown): boolean =>
  (isEmptyValue(a) && isEmptyValue(b)) ||
  (isLink(a) && isLink(b) ? a.id === b.id : JSON.stringify(a) === JSON.stringify(b));

/** The day today in the user's time zone, `YYYY-MM-DD`. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
