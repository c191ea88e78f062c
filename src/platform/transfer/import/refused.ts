import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { TransferImportRow } from '../../../generated/rows.ts';
import type { Entity } from '../../../kernel/entity.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import { fieldLabel, problemText } from '../../i18n/labels.ts';
import type { ColumnProfile } from '../parse/profile.ts';
import { writeCsv } from '../write/write-csv.ts';
import { columnLabelOf, intakeColumns } from './intake-columns.ts';
import type { ImportPlan } from './plan.ts';

interface Refusal {
  step: number;
  line: number;
  cells: string[];
  problems: FieldProblem[];
}
const MOST_SHOWN = 500;

/** The refused rows: on the screen the first of them, as a file all, as they stood and with the reasons, to be mended and brought in again. */
export async function refusedRows(
  ctx: Context,
  record: TransferImportRow,
  format: 'csv' | 'json',
  reply: FastifyReply,
): Promise<unknown> {
  const limit = format === 'json' ? MOST_SHOWN : 1_000_000;
  const rows = await ctx.db.rows<Refusal>(
    sql`select step, line, cells, problems from import_refusal where import_id = ${record.id} order by line, step limit ${limit}`,
  );
  if (format === 'json') return { items: rows };
  const header = [
    ...(record.profile as ColumnProfile[]).map((p) => p.header),
    problemText(ctx.language, 'refused_because'),
  ];
  const lines = rows.map((row) => [...row.cells, reasons(ctx, record, row)]);
  const name = `${record.name.replace(/\.\w+$/, '')}-refused.csv`;
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('text/csv; charset=utf-8');
  return reply.send(Readable.from(writeCsv([header, ...lines])));
}

function labelOf(ctx: Context, entity: Entity, name: string): string {
  const words = intakeColumns(ctx, entity).find(([column]) => column === name)?.[1];
  return words ? columnLabelOf(ctx, ctx.language, words) : fieldLabel(ctx.language, entity, name);
}

function reasons(ctx: Context, record: TransferImportRow, row: Refusal): string {
  const entity = ctx.app.registry.entity((record.plan as ImportPlan).steps[row.step]?.entity ?? '');
  return row.problems
    .map(
      (p) =>
        `${p.field ? `${labelOf(ctx, entity, p.field)}: ` : ''}${problemText(ctx.language, p.code, p.params)}`,
    )
    .join('; ');
}
