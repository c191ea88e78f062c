import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Entity } from '../../../kernel/entity.ts';
import { demandKeyScope } from '../../api/authenticate.ts';
import type { Server } from '../../api/instance.ts';
import { fileAnswer, parseJson } from '../../api/resources.ts';
import type { App } from '../../app.ts';
import type { Context } from '../../context.ts';
import { entityLabel } from '../../i18n/labels.ts';
import type { ExportForm } from '../../module.ts';
import { writeCsv } from '../write/write-csv.ts';
import { writeXlsx } from '../write/write-xlsx.ts';
import { type ExportQuery, exportInForm, exportRecords } from './export.ts';

const selection = z.object({
  as: z.enum(['names', 'ids']).default('names'),
  filter: z.string().max(100_000).optional(),
  q: z.string().max(200).optional(),
  sort: z.string().max(2000).optional(),
  fields: z.string().max(2000).optional(),
  delimiter: z.enum([',', ';']).default(','),
});
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
type Table = keyof typeof types;

/** `GET /api/v1/<route>/export`: the list as a file. */
export function registerExports(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => !e.isInternal && e.transfer !== false))
    registerExport(server, entity, app.registry.exportFormsOf(entity));
}

function registerExport(server: Server, declared: Entity, forms: ExportForm[]): void {
  const formats = ['csv', 'xlsx', ...forms.map((f) => f.format)];
  const query = selection.extend({ format: z.enum(formats) });
  server.get(
    `/api/v1/${declared.route}/export`,
    { schema: { tags: [declared.name], querystring: query, response: fileAnswer } },
    async (request, reply): Promise<FastifyReply> => {
      const { ctx, query } = request;
      demandKeyScope(ctx, declared.base, 'read');
      const entity = ctx.app.registry.entity(declared.name);
      const asked: ExportQuery = {
        filter: parseJson(query.filter, 'filter'),
        q: query.q,
        sort: query.sort?.split(','),
        fields: query.fields?.split(','),
        as: query.as,
      };
      const form = forms.find((f) => f.format === query.format);
      const file = form
        ? await inForm(ctx, entity, asked, form)
        : await asTable(ctx, entity, asked, query.format as Table, query.delimiter);
      const name = `${file.name}.${query.format}`;
      reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('content-type', file.type);
      return (reply as FastifyReply).send(Readable.from(file.bytes));
    },
  );
}

interface FileOfRecords {
  name: string;
  type: string;
  bytes: AsyncIterable<Uint8Array | string>;
}

async function asTable(
  ctx: Context,
  entity: Entity,
  query: ExportQuery,
  format: Table,
  delimiter: ',' | ';',
): Promise<FileOfRecords> {
  const { header, rows } = exportRecords(ctx, entity, query);
  const { all } = await begun(rows);
  const name = entityLabel(ctx.language, entity);
  const bytes =
    format === 'csv'
      ? writeCsv(all, { header, delimiter })
      : writeXlsx(all, { header, sheet: name.slice(0, 31) });
  return { name, type: types[format], bytes };
}

async function inForm(
  ctx: Context,
  entity: Entity,
  query: ExportQuery,
  form: ExportForm,
): Promise<FileOfRecords> {
  const { first, all } = await begun(exportInForm(ctx, entity, query, form));
  // The file of one record bears its name.
  const title = first?.length === 1 ? first[0]?.[entity.title] : undefined;
  const name =
    typeof title === 'string' && title.trim() ? title.slice(0, 120) : entityLabel(ctx.language, entity);
  return { name: name.toWellFormed(), type: form.type, bytes: form.write(ctx, entity, all) };
}

/** The first page decides whether the request is right: an error must come before the file has begun. */
async function begun<T>(given: AsyncIterable<T>): Promise<{ first: T | undefined; all: AsyncIterable<T> }> {
  const started = given[Symbol.asyncIterator]();
  const first = await started.next();
  const all = (async function* () {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => started };
  })();
  return { first: first.done ? undefined : first.value, all };
}
