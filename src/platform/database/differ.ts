import type { Column, Index, Schema, Table } from './model.ts';

/**
 * Statements that take a database from one declared schema to the next. Columns meet by id, so a renamed field
 * keeps its data. Forward only: nothing that holds data is dropped, a removed field's column stays, nullable.
 */
export function diffSchemas(before: Schema, after: Schema): string[] {
  const known = new Map(before.map((t) => [t.name, t]));
  const created = after.filter((t) => !known.has(t.name));
  const changed = after.flatMap((table) => {
    const old = known.get(table.name);
    return old ? diffTable(old, table) : [];
  });
  return [
    ...created.flatMap(createTable),
    ...changed,
    ...created.flatMap((t) => t.columns.filter((c) => c.references).map((c) => addReference(t, c))),
    ...created.flatMap((t) => t.indexes.map((i) => createIndex(t, i))),
  ];
}

function createTable(table: Table): string[] {
  const { monthly } = table;
  const columns = table.columns.map(
    (c) => `  ${columnSql(c)}${c.name === 'id' && !monthly ? ' primary key' : ''}`,
  );
  // A partitioned table's key holds the column that decides the partition.
  const key = monthly ? [`  primary key ("id", ${q(monthly)})`] : [];
  const create = `create table ${q(table.name)} (\n${[...columns, ...key].join(',\n')}\n)`;
  if (!monthly) return [create];
  return [
    `${create} partition by range (${q(monthly)})`,
    `create table ${q(`${table.name}_default`)} partition of ${q(table.name)} default`,
  ];
}

function diffTable(old: Table, table: Table): string[] {
  if (old.monthly !== table.monthly)
    throw new Error(`${table.name}: rows move into or out of partitions by a migration written by hand`);
  const t = `alter table ${q(table.name)}`;
  const columns = table.columns.flatMap((column) => {
    const was = old.columns.find((c) => c.id === column.id);
    if (!was)
      return [
        `${t} add column ${columnSql(column)}`,
        ...(column.references ? [addReference(table, column)] : []),
      ];
    return diffColumn(t, was, column);
  });
  const removed = old.columns.filter((c) => !table.columns.some((n) => n.id === c.id) && c.notNull);
  const gone = old.indexes.filter((i) => !table.indexes.some((n) => same(i, n)));
  const fresh = table.indexes.filter((i) => !old.indexes.some((n) => same(i, n)));
  return [
    ...gone.map((i) => `drop index ${q(i.name)}`),
    ...columns,
    ...removed.map((c) => `${t} alter column ${q(c.name)} drop not null`),
    ...fresh.map((i) => createIndex(table, i)),
  ];
}

function diffColumn(t: string, was: Column, now: Column): string[] {
  const c = q(now.name);
  return [
    ...(was.name === now.name ? [] : [`${t} rename column ${q(was.name)} to ${c}`]),
    ...(was.type === now.type ? [] : [`${t} alter column ${c} type ${now.type} using ${c}::${now.type}`]),
    ...(was.default === now.default
      ? []
      : [
          `${t} alter column ${c} ${now.default === undefined ? 'drop default' : `set default ${now.default}`}`,
        ]),
    ...(was.notNull === now.notNull
      ? []
      : [`${t} alter column ${c} ${now.notNull ? 'set' : 'drop'} not null`]),
  ];
}

const columnSql = (c: Column): string =>
  `${q(c.name)} ${c.type}${c.notNull ? ' not null' : ''}${c.default === undefined ? '' : ` default ${c.default}`}`;

const addReference = (table: Table, c: Column): string =>
  `alter table ${q(table.name)} add foreign key (${q(c.name)}) references ${q(c.references?.table ?? '')} on delete ${c.references?.onDelete}`;

const createIndex = (table: Table, i: Index): string =>
  `create ${i.unique ? 'unique ' : ''}index ${q(i.name)} on ${q(table.name)} using ${i.method} (${i.columns.map(indexColumn).join(', ')})${i.where ? ` where ${i.where}` : ''}`;

/** Empty values come last in either direction of a list, so a descending index is written that way. */
function indexColumn(column: string): string {
  const [name = '', suffix] = column.split(' ');
  return suffix === 'desc' ? `${q(name)} desc nulls last` : suffix ? `${q(name)} ${suffix}` : q(name);
}
const same = (a: Index, b: Index): boolean => JSON.stringify(a) === JSON.stringify(b);
const q = (name: string): string => `"${name}"`;
