import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { denied } from '../../kernel/errors.ts';
import { reaches } from '../../kernel/permission.ts';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import type { Verb } from '../module.ts';
import { loadForWrite } from '../records/authorise.ts';
import { demandKeyScope } from './authenticate.ts';
import { idempotently } from './idempotency.ts';
import type { Server } from './instance.ts';
import { failures } from './resources.ts';

/** `POST /api/v1/<route>/:id/<verb>` for every business verb that modules declare. */
export function registerVerbs(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => !e.isInternal)) {
    for (const verb of app.registry.verbsOf(entity)) registerVerb(server, entity, verb);
  }
}

function registerVerb(server: Server, entity: Entity, verb: Verb): void {
  const path = verb.onCollection
    ? `/api/v1/${entity.route}/${verb.name}`
    : `/api/v1/${entity.route}/:id/${verb.name}`;
  const schema = { tags: [entity.name], body: verb.input, response: { 200: verb.output, ...failures } };
  server.post(
    path,
    {
      schema: verb.onCollection ? schema : { ...schema, params: z.object({ id: z.string() }) },
      preValidation: emptyBody,
    },
    async (request) => {
      // Whatever a verb needs on its record, it acts: a key for reading must not run it.
      demandKeyScope(request.ctx, entity.base, 'write');
      const id = (request.params as { id?: string }).id ?? '';
      const text = await idempotently(request, async (ctx) =>
        JSON.stringify((await runVerb(ctx, entity, verb, id, request.body)) ?? null),
      );
      return JSON.parse(text);
    },
  );
}

/** A verb without input may be sent without a body. */
const emptyBody = async (request: { body: unknown }): Promise<void> => {
  request.body ??= {};
};

/** The one road to a verb, for the API and for bulk: the right is checked before anything is read. */
export async function runVerb(
  ctx: Context,
  entity: Entity,
  verb: Verb,
  id: string,
  input: unknown,
): Promise<unknown> {
  const permission = ctx.grants.on(entity.base);
  if (verb.needs === 'create' && !permission.create) throw denied();
  if (verb.atLeast && verb.needs !== 'create' && !reaches(permission[verb.needs], verb.atLeast))
    throw denied();
  if (!verb.onCollection && verb.needs !== 'create') {
    await ctx.db.transaction((db) =>
      loadForWrite({ ...ctx, db }, entity, id, verb.needs as 'read' | 'write' | 'remove'),
    );
  }
  return verb.run(ctx, id, input as never, entity);
}
