import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Entity } from '../../../kernel/entity.ts';
import { demandKeyScope } from '../../api/authenticate.ts';
import type { Server } from '../../api/instance.ts';
import { fileAnswer, parseJson } from '../../api/resources.ts';
import type { App } from '../../app.ts';
import { entityLabel } from '../../i18n/labels.ts';
import { writeCsv } from '../write/write-csv.ts';
import { writeXlsx } from '../write/write-xlsx.ts';
import { exportRecords } from './export.ts';

const query = z.object({
  format: z.enum(['csv', 'xlsx']),
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

/** `GET /api/v1/<route>/export`: the list as a file. */
export function registerExports(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => !e.isInternal && e.transfer !== false))
    registerExport(server, entity);
}

function registerExport(server: Server, entity: Entity): void {
  server.get(
    `/api/v1/${entity.route}/export`,
    { schema: { tags: [entity.name], querystring: query, response: fileAnswer } },
    async (request, reply): Promise<FastifyReply> => {
      const { ctx, query } = request;
      demandKeyScope(ctx, entity.base, 'read');
      const { header, rows } = exportRecords(ctx, ctx.app.registry.entity(entity.name), {
        filter: parseJson(query.filter, 'filter'),
        q: query.q,
        sort: query.sort?.split(','),
        fields: query.fields?.split(','),
        as: query.as,
      });
      // The first page decides whether the request is right: an error must come before the file has begun.
      const started = rows[Symbol.asyncIterator]();
      const first = await started.next();
      const all = (async function* () {
        if (first.done) return;
        yield first.value;
        yield* { [Symbol.asyncIterator]: () => started };
      })();
      const bytes =
        query.format === 'csv'
          ? writeCsv(all, { header, delimiter: query.delimiter })
          : writeXlsx(all, { header, sheet: entityLabel(ctx.language, entity).slice(0, 31) });
      const name = `${entityLabel(ctx.language, entity)}.${query.format}`;
      reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('content-type', types[query.format]);
      return (reply as FastifyReply).send(Readable.from(bytes));
    },
  );
}
