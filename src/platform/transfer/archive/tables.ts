import { DomainError } from '../../../kernel/errors.ts';
import { type Column, schemaOf } from '../../database/model.ts';
import type { Registry } from '../../registry.ts';
import type { Manifest } from './manifest.ts';

/** A table of the archive: its stored columns, but for what is true of one installation only. */
export interface TableToKeep {
  name: string;
  columns: Column[];
  /** Columns that can only be filled once all tables are in: they lead to later rows. */
  late: Column[];
  /** Whether its rows say who made them, and in which batch. */
  isEntity: boolean;
}

/** All tables of the archive, each after those that its rows cannot be without. */
export function tablesOf(registry: Registry): TableToKeep[] {
  const kept = registry.entities.filter((e) => e.archive ?? !e.isInternal);
  const local = new Set(
    kept.flatMap((e) => Object.values(e.fields).flatMap((f) => (f.isLocal ? `${e.table} ${f.id}` : []))),
  );
  const names = new Set(kept.map((e) => e.table));
  const entityTables = new Set(kept.filter((e) => !e.isInternal).map((e) => e.table));
  const tables = schemaOf(registry.entities.map((e) => registry.declared(e.name)))
    .filter((t) => names.has(t.name))
    .map(({ name, columns }) => ({
      name,
      isEntity: entityTables.has(name),
      columns: columns.filter((c) => !local.has(`${name} ${c.id.split('.')[0]}`)),
    }));
  return inOrder(tables);
}

type Unordered = Omit<TableToKeep, 'late'>;

function inOrder(tables: Unordered[]): TableToKeep[] {
  const left = [...tables];
  const done = new Set<string>();
  const result: TableToKeep[] = [];
  while (left.length) {
    const waits = left.map((t) => t.columns.filter((c) => c.references && !done.has(c.references.table)));
    const needs = waits.map((columns) => columns.filter((c) => c.notNull).length);
    // Of those that can come now the one that leaves least to be filled in later.
    const least = Math.min(...waits.map((w, i) => (needs[i] ? Number.POSITIVE_INFINITY : w.length)));
    const at = waits.findIndex((w, i) => !needs[i] && w.length === least);
    const [table] = left.splice(at, 1);
    if (at < 0 || !table) throw new Error(`tables need each other: ${left.map((t) => t.name).join(', ')}`);
    done.add(table.name);
    result.push({ ...table, late: waits[at] ?? [] });
  }
  return result;
}

/** Of a column of the file, the column of ours, by its stable id: it may be called otherwise by now. */
export type Mapped = { table: TableToKeep; file: Manifest['tables'][number]; columns: Column[] };

/** Nothing of the file may be without a place: a loss that nobody notices is the worst one. */
export function mapped(tables: TableToKeep[], manifest: Manifest): Mapped[] {
  const known = new Map(tables.map((t) => [t.name, t]));
  const strange = manifest.tables.find((t) => !known.has(t.name));
  if (strange) throw unknown(strange.name);
  return tables.flatMap((table) => {
    const file = manifest.tables.find((t) => t.name === table.name);
    if (!file) return [];
    const columns = file.columns.map(({ id, name }) => {
      const column = table.columns.find((c) => c.id === id) ?? table.columns.find((c) => c.name === name);
      if (!column) throw unknown(`${table.name}.${name}`);
      return column;
    });
    return [{ table, file, columns }];
  });
}

const unknown = (what: string): DomainError =>
  new DomainError('conflict', 'archive_holds_unknown', { params: { what } });
