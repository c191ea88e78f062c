import type { Entity } from '../../kernel/entity.ts';
import { type Field, isToAny } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';

/** The physical schema that declarations ask for: what `schema.json` keeps and the differ compares. */
export interface Column {
  /** `<field id>` or `<field id>.<part>`: survives a rename of the field. */
  id: string;
  name: string;
  type: string;
  notNull: boolean;
  default?: string;
  references?: { table: string; onDelete: 'restrict' | 'set null' | 'cascade' };
}
export interface Index {
  name: string;
  unique: boolean;
  method: 'btree' | 'gin';
  columns: string[];
  where?: string;
}
export interface Table {
  name: string;
  columns: Column[];
  indexes: Index[];
  /** The column by whose months the rows are laid into partitions; see `partitions.ts`. */
  monthly?: string;
}
export type Schema = Table[];

/** Columns in which a field is stored, the main one first; none for collections. */
export function columnsOf(name: string, field: Field, tableOf: (entity: string) => string): Column[] {
  if (field.computed) return [];
  const base = snakeCase(name);
  const column = (type: string, extra: Partial<Column> = {}): Column => ({
    id: field.id,
    name: base,
    type,
    notNull: field.required ?? false,
    ...extra,
  });
  switch (field.type) {
    case 'text':
    case 'choice':
      return [column('text', literalDefault(field.default))];
    case 'integer':
      return [column('integer', literalDefault(field.default))];
    case 'decimal':
      return [column(`numeric(20,${field.scale})`, literalDefault(field.default))];
    case 'boolean':
      return [column('boolean', { notNull: true, default: String(field.default ?? false) })];
    case 'date':
      return [column('date')];
    case 'instant':
      return [column('timestamptz', field.default === 'now' ? { default: 'now()' } : {})];
    case 'tags':
      return [column('text[]', { notNull: true, default: `'{}'` })];
    case 'json':
      return [
        column('jsonb', field.default === undefined ? {} : { default: `'${JSON.stringify(field.default)}'` }),
      ];
    case 'money':
      return [
        column('numeric(20,4)'),
        column('text', { id: `${field.id}.currency`, name: `${base}_currency` }),
        column('numeric(20,4)', { id: `${field.id}.base`, name: `${base}_base`, notNull: false }),
      ];
    case 'pick':
      return [
        column('uuid', {
          name: `${base}_id`,
          references: { table: tableOf('lists.choice'), onDelete: 'restrict' },
        }),
      ];
    case 'ref':
      return refColumns(base, field, column, tableOf);
    case 'collection':
      return [];
  }
}

function refColumns(
  base: string,
  field: Field & { type: 'ref' },
  column: (type: string, extra?: Partial<Column>) => Column,
  tableOf: (entity: string) => string,
): Column[] {
  const [first] = field.to;
  const id = column('uuid', { name: `${base}_id` });
  if (!first) return [id];
  if (isToAny(field)) return [id, column('text', { id: `${field.id}.entity`, name: `${base}_entity` })];
  const onDelete = ({ restrict: 'restrict', clear: 'set null', remove: 'cascade' } as const)[field.onPurge];
  return [{ ...id, references: { table: tableOf(first), onDelete } }];
}

const literalDefault = (value: string | number | undefined): Partial<Column> =>
  value === undefined
    ? {}
    : { default: typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'` };

export function schemaOf(entities: readonly Entity[]): Schema {
  const tableOf = (name: string): string => {
    const entity = entities.find((e) => e.name === name);
    if (!entity) throw new Error(`unknown entity ${name}`);
    return entity.table;
  };
  const tables = new Map<string, Table>();
  for (const entity of entities) {
    const table = tables.get(entity.table) ?? { name: entity.table, columns: [idColumn], indexes: [] };
    tables.set(entity.table, table);
    addColumns(table, entity, tableOf);
    addIndexes(table, entity);
    if (entity.partitionBy) layByMonth(table, snakeCase(entity.partitionBy.month));
  }
  return [...tables.values()];
}

const idColumn: Column = { id: 'id', name: 'id', type: 'uuid', notNull: true };

function addColumns(table: Table, entity: Entity, tableOf: (entity: string) => string): void {
  const shared = new Set(table.columns.map((c) => c.name));
  for (const [name, field] of Object.entries(entity.fields)) {
    for (const column of columnsOf(name, field, tableOf)) {
      if (shared.has(column.name)) continue;
      // A kind's own column is empty in the other kinds' rows, whatever the kind demands.
      table.columns.push(entity.kind ? { ...column, notNull: false } : column);
    }
  }
}

function layByMonth(table: Table, column: string): void {
  const isOdd = table.indexes.some((i) => i.unique) || !table.columns.find((c) => c.name === column)?.notNull;
  if (isOdd)
    throw new Error(
      `${table.name}: partitions need a required "${column}", and know no unique keys but the id`,
    );
  table.monthly = column;
}

function addIndexes(table: Table, entity: Entity): void {
  const add = (index: Index): void => {
    if (!table.indexes.some((i) => i.name === index.name)) table.indexes.push(index);
  };
  const columnName = (name: string): string => {
    const desc = name.startsWith('-');
    const bare = desc ? name.slice(1) : name;
    const field = entity.fields[bare];
    const isLink = field?.type === 'ref' || field?.type === 'pick';
    // Amounts are compared in the company's currency.
    const part = isLink ? '_id' : field?.type === 'money' ? '_base' : '';
    return `${snakeCase(bare)}${part}${desc ? ' desc' : ''}`;
  };
  for (const key of entity.unique ?? []) {
    add({
      name: `${table.name}_${snakeCase(key.name)}_key`,
      unique: true,
      method: 'btree',
      columns: key.fields.map(columnName),
      ...(key.where ? { where: key.where } : {}),
    });
  }
  for (const fields of entity.indexes ?? []) {
    const columns = fields.map(columnName);
    const isTags = entity.fields[fields[0] ?? '']?.type === 'tags';
    add({ name: indexName(table.name, columns), unique: false, method: isTags ? 'gin' : 'btree', columns });
  }
  // The recycle bin is small beside its table, and asked for by the day on which things went there.
  if (!entity.isInternal)
    add({
      name: `${table.name}_bin_idx`,
      unique: false,
      method: 'btree',
      columns: ['deleted_at'],
      where: 'deleted_at is not null',
    });
  for (const name of entity.trigram ?? []) {
    add({
      name: `${table.name}_${snakeCase(name)}_trgm`,
      unique: false,
      method: 'gin',
      columns: [`${snakeCase(name)} gin_trgm_ops`],
    });
  }
  for (const [name, field] of Object.entries(entity.fields)) {
    // What is purged or listed by its owner must find its rows without reading the table.
    if ((field.type === 'ref' || field.type === 'pick') && !isLedBy(entity, name) && !unindexed.has(name)) {
      const column = columnName(name);
      add({ name: indexName(table.name, [column]), unique: false, method: 'btree', columns: [column] });
    }
  }
}

/** Users are never purged, so who wrote a row needs no index. */
const unindexed = new Set(['createdBy', 'updatedBy']);
const isLedBy = (entity: Entity, name: string): boolean =>
  [...(entity.indexes ?? []), ...(entity.unique ?? []).filter((u) => !u.where).map((u) => u.fields)].some(
    (fields) => fields[0] === name,
  );
const indexName = (table: string, columns: string[]): string =>
  `${table}_${columns.map((c) => c.replace(' desc', '')).join('_')}_idx`.slice(0, 63);
