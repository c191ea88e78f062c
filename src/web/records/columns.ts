import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import type { ViewDefinition } from '../../kernel/view.ts';
import { viewOf } from '../shell/screens.ts';

const USUAL = 6;

/** Fields that a list can show, the title first, standard ones last. */
export function possibleColumns(entity: MetaEntity): MetaField[] {
  const shown = entity.fields.filter(
    (f) => f.type !== 'collection' && !(f.type === 'json' && f.name !== 'incomplete') && f.name !== 'version',
  );
  return [
    ...shown.filter((f) => f.name === entity.title),
    ...shown.filter((f) => f.name !== entity.title && !f.isStandard),
    ...shown.filter((f) => f.isStandard),
  ];
}

export function columnsOf(entity: MetaEntity, definition: ViewDefinition): MetaField[] {
  const possible = possibleColumns(entity);
  const wanted = definition.columns ?? viewOf(entity)?.columns ?? usualColumns(possible);
  const chosen = wanted.flatMap((name) => possible.find((f) => f.name === name) ?? []);
  const title = possible.find((f) => f.name === entity.title);
  return title ? [title, ...chosen.filter((f) => f !== title)] : chosen;
}

/** What people look for first, where the module says nothing: no long texts, one kind of everything. */
function usualColumns(possible: MetaField[]): string[] {
  const plain = possible.filter(
    (f) => !f.isStandard && !f.multiline && f.type !== 'json' && f.name !== 'kind',
  );
  return [...plain.slice(0, USUAL).map((f) => f.name), 'createdAt'];
}

const widths: Partial<Record<MetaField['type'], number>> = {
  integer: 110,
  decimal: 120,
  money: 140,
  boolean: 90,
  date: 120,
  instant: 130,
  choice: 130,
  pick: 160,
  tags: 200,
  ref: 180,
};

export const widthOf = (
  entity: MetaEntity,
  field: MetaField,
  custom: Record<string, number> | undefined,
): number => custom?.[field.name] ?? (field.name === entity.title ? 300 : (widths[field.type] ?? 180));

const numeric = new Set(['integer', 'decimal', 'money']);
export const isNumeric = (field: MetaField): boolean => numeric.has(field.type);
export const isSortable = (field: MetaField): boolean =>
  !['tags', 'json', 'collection'].includes(field.type) && !field.multiline;
/** Few values, so that groups and columns make sense. */
export const isGroupable = (field: MetaField): boolean =>
  ['choice', 'pick', 'ref', 'boolean', 'date', 'instant'].includes(field.type) &&
  !(field.type === 'ref' && (field.to?.length !== 1 || field.to[0] === '*'));
export const isBoardField = (field: MetaField): boolean =>
  ['choice', 'pick', 'ref'].includes(field.type) && isGroupable(field) && !field.isStandard;

/** What a request must name so that rows can be drawn, opened and edited. */
export function fieldsToAsk(
  entity: MetaEntity,
  columns: MetaField[],
  more: (string | undefined)[] = [],
): string[] {
  const kind = entity.kinds ? ['kind'] : [];
  const known = new Set(entity.fields.map((f) => f.name));
  return [...new Set([entity.title, ...columns.map((c) => c.name), ...kind, ...more])].filter(
    (n): n is string => !!n && known.has(n),
  );
}
