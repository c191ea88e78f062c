import type { Entity } from '../../../kernel/entity.ts';
import { denied } from '../../../kernel/errors.ts';
import type { Field } from '../../../kernel/field.ts';
import type { Context } from '../../context.ts';
import { fieldLabel, optionLabel } from '../../i18n/labels.ts';
import type { ExportForm, Values } from '../../module.ts';
import { visibleFields } from '../../records/fields.ts';
import { listRecords, MOST_ITEMS } from '../../records/list.ts';
import type { Selection } from '../../records/source.ts';
import { exactFields } from '../import/targets.ts';
import type { ExportCell } from '../write/export-cell.ts';

export interface ExportQuery extends Selection {
  sort?: string[] | undefined;
  fields?: string[] | undefined;
  /** `names`: what people read. `ids`: what another installation of ours brings in again, whole. */
  as: 'names' | 'ids';
}
export interface Export {
  header: string[];
  rows: AsyncIterable<ExportCell[]>;
}

/** What a list shows, as rows for a file, page by page: within the reader's rows and fields, and only with the right to export. */
export function exportRecords(ctx: Context, entity: Entity, query: ExportQuery): Export {
  demandExport(ctx, entity);
  const fields = chosenFields(ctx, entity, query);
  const isRaw = query.as === 'ids';
  const header = fields.map(([name]) => (isRaw ? name : fieldLabel(ctx.language, entity, name)));
  return { header: isRaw ? ['id', ...header] : header, rows: rowsOf(ctx, entity, query, fields) };
}

/** The same in a form that only these records have. */
export function exportInForm(
  ctx: Context,
  entity: Entity,
  query: ExportQuery,
  form: ExportForm,
): AsyncIterable<Values[]> {
  demandExport(ctx, entity);
  const seen = new Set(visibleFields(ctx, entity).map(([name]) => name));
  return pagesOf(
    ctx,
    entity,
    query,
    form.fields.filter((name) => seen.has(name)),
  );
}

function demandExport(ctx: Context, entity: Entity): void {
  if (!ctx.grants.on(entity.base).export && !ctx.grants.has('administer')) throw denied('export_denied');
}

function chosenFields(ctx: Context, entity: Entity, query: ExportQuery): [string, Field][] {
  const all =
    query.as === 'ids'
      ? exactFields(ctx, entity)
      : visibleFields(ctx, entity).filter(([, f]) => f.type !== 'collection' && f.type !== 'json');
  if (!query.fields?.length) return all;
  return query.fields.flatMap((name) => all.filter(([n]) => n === name));
}

async function* rowsOf(
  ctx: Context,
  entity: Entity,
  query: ExportQuery,
  fields: [string, Field][],
): AsyncGenerator<ExportCell[]> {
  const names = fields.map(([name]) => name);
  for await (const page of pagesOf(ctx, entity, query, names))
    for (const record of page) {
      const cells = fields.map(([name, field]) => cellOf(ctx, entity, query, name, field, record[name]));
      yield query.as === 'ids' ? [String(record['id']), ...cells] : cells;
    }
}

async function* pagesOf(
  ctx: Context,
  entity: Entity,
  query: ExportQuery,
  fields: string[],
): AsyncGenerator<Values[]> {
  let cursor: string | undefined;
  do {
    const page = await listRecords(ctx, entity, { ...query, fields, limit: MOST_ITEMS, cursor });
    yield page.items.map((json) => JSON.parse(json) as Values);
    cursor = page.next ?? undefined;
  } while (cursor);
}

function cellOf(
  ctx: Context,
  entity: Entity,
  query: ExportQuery,
  name: string,
  field: Field,
  value: unknown,
): ExportCell {
  if (value === null || value === undefined) return null;
  const isRaw = query.as === 'ids';
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return { decimal: String(value) };
    case 'boolean':
      return Boolean(value);
    case 'date':
      return { date: String(value) };
    case 'instant':
      return { instant: String(value) };
    case 'money': {
      const m = value as { amount: string; currency: string };
      return `${m.amount} ${m.currency}`;
    }
    case 'tags':
      return isRaw ? JSON.stringify(value) : (value as string[]).join(', ');
    case 'choice':
      return isRaw ? String(value) : optionLabel(ctx.language, entity, name, String(value));
    case 'pick':
    case 'ref': {
      const link = value as { id?: string; name?: string; entity?: string };
      return text((isRaw ? (link.entity ? `${link.entity}:${link.id}` : link.id) : link.name) ?? null);
    }
    case 'json':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

/** A record may be called by a number. */
const text = (value: unknown): string | null => (value === null ? null : String(value));
