import { readable } from '../../platform/access/readable.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Preparation, Values } from '../../platform/module.ts';
import { remembered } from '../../platform/records/batching.ts';
import { today } from '../../platform/today.ts';
import { currentVersion, enterStage, stagesOf } from '../processes/public.ts';

/** A deal begins in the first stage of a cycle's current version; one from history where it stood. */
export const opening: Preparation = {
  entity: 'deals.deal',
  prepare: async (ctx, given, before) => {
    if (before) return {};
    return {
      ...(await startingStage(ctx, given)),
      ...(await composedName(ctx, given)),
      ...(ctx.mode === 'live' && !given['openedOn'] ? { openedOn: today(ctx) } : {}),
    };
  },
};

async function startingStage(ctx: Context, given: Values): Promise<Values> {
  const { stage: at } = given;
  const process = given['process'] as string | undefined;
  const known = typeof at === 'string' ? await once(ctx, `stage ${at}`, () => versionOf(ctx, at)) : undefined;
  const current =
    known ?? (await once(ctx, `current ${process}`, () => currentVersion(ctx, 'deals.deal', process)));
  if (!current) return {};
  const stage = current.stages.find((s) => (known ? s.id === given['stage'] : s.kind === 'open'));
  return {
    process: current.process,
    processVersion: current.version,
    stage: stage?.id ?? null,
    outcome: stage?.kind ?? 'open',
    stageSince: given['stageSince'] ?? ctx.now.toISOString(),
  };
}

/** The same for every deal of an import that begins there. */
const once = <T>(ctx: Context, key: string, read: () => Promise<T>): Promise<T> =>
  remembered(ctx, 'processes.stage', key, read);

async function versionOf(
  ctx: Context,
  stage: string,
): Promise<{ process: string; version: string; stages: Awaited<ReturnType<typeof stagesOf>> } | undefined> {
  const row = await ctx.db.one<{
    process: string;
    version: string;
  }>(sql`select v.process_id as process, v.id as version
    from ${readable(systemReading(ctx), 'processes.stage', 's')} join ${readable(systemReading(ctx), 'processes.version', 'v')} on v.id = s.process_version_id where s.id = ${stage}`);
  return row && { ...row, stages: await stagesOf(ctx, row.version) };
}

/** A deal entered without a name is called by its product and customer. */
async function composedName(ctx: Context, given: Values): Promise<Values> {
  if (given['name']) return {};
  const party = await nameOf(ctx, 'contacts.party', given['party']);
  const product = await nameOf(ctx, 'products.product', given['product']);
  const name = [product, party].filter(Boolean).join(' · ') || given['number'];
  return name ? { name } : {};
}

async function nameOf(ctx: Context, entity: string, id: unknown): Promise<string | null> {
  if (typeof id !== 'string') return null;
  const row = await remembered(ctx, entity, `name ${id}`, () =>
    ctx.db.one<{ name: string | null }>(
      sql`select p.name from ${readable(ctx, entity, 'p')} where p.id = ${id}`,
    ),
  );
  return row?.name ?? null;
}

/** The first stage's typical tasks. */
export const firstTasks: Effect = {
  entity: 'deals.deal',
  run: async (ctx, { before, after, id }) => {
    if (before || !after || ctx.mode !== 'live' || typeof after['processVersion'] !== 'string') return;
    const stage = (await stagesOf(ctx, after['processVersion'])).find((s) => s.id === after['stage']);
    if (stage) await enterStage(ctx, { ...after, id }, stage);
  },
};
