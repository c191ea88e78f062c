import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import { setDerived } from '../records/derive.ts';
import { CustomField } from './custom-field.entity.ts';
import { type FieldIndexes, INDEXES_JOB, indexesOf } from './index-definitions.ts';

/** Of the lock under which one process at a time builds. */
const LOCK = 4_711_202_601;
const MOST_WAITS = 1200;

/**
 * Brings the indexes of the company's own fields in line with what the fields ask: builds, drops, and builds again
 * what a kill has left invalid. Tables stay open to writes meanwhile. Runs after each change of a field, and each hour.
 */
export const keepIndexes: Job = {
  name: INDEXES_JOB,
  cron: '23 * * * *',
  run: async (ctx) => {
    // Another process may have made the field a moment ago.
    await ctx.app.refresh();
    const client = await ctx.app.db.pool.connect();
    try {
      await client.query('set statement_timeout = 0');
      await takeTurn(client);
      await bringInLine(ctx, client);
    } finally {
      // Ends the session, and with it the lock and the setting.
      client.release(true);
    }
  },
};

/** By asking again and again: a build waits for all who wait inside a statement, so they would wait for each other. */
async function takeTurn(client: pg.PoolClient): Promise<void> {
  for (let i = 0; i < MOST_WAITS; i++) {
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
    if (rows[0]?.mine) return;
    await setTimeout(500);
  }
  throw new Error('another process is building indexes');
}

interface Wanted {
  id: string;
  indexes: FieldIndexes;
}

async function bringInLine(ctx: Context, client: pg.PoolClient): Promise<void> {
  const wanted = await wantedFields(ctx);
  const names = new Set(wanted.flatMap((w) => w.indexes.indexes.map((i) => i.name)));
  const statistics = new Set(wanted.map((w) => w.indexes.statistics?.name));
  for (const known of await knownIndexes(client))
    if (!known.isValid || !names.has(known.name))
      await client.query(`drop index concurrently if exists "${known.name}"`);
  for (const name of await knownStatistics(client))
    if (!statistics.has(name)) await client.query(`drop statistics if exists "${name}"`);
  for (const field of wanted) await build(ctx, client, field);
}

async function wantedFields(ctx: Context): Promise<Wanted[]> {
  const rows = await ctx.db.rows<{ id: string; entity: string; key: string }>(
    sql`select id, entity, key from custom_field where is_indexed and deleted_at is null order by id`,
  );
  return rows.flatMap(({ id, entity: name, key }) => {
    const entity = ctx.app.registry.find(name);
    const field = entity?.fields[key];
    return entity && field && !field.computed && isOrdinary.test(key)
      ? [{ id, indexes: indexesOf(entity, key, field) }]
      : [];
  });
}

/** A key that an archive brought in another form cannot become part of a statement. */
const isOrdinary = /^cf_[0-9a-f]{8}$/;
const OURS = '^cf_[0-9a-f]{8}_(asc|desc|words|has|stats)$';

async function knownIndexes(client: pg.PoolClient): Promise<{ name: string; isValid: boolean }[]> {
  const { rows } = await client.query<{ name: string; isValid: boolean }>(
    `select c.relname as name, i.indisvalid as "isValid" from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = current_schema()::regnamespace and c.relname ~ '${OURS}'`,
  );
  return rows;
}

async function knownStatistics(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select stxname as name from pg_statistic_ext where stxnamespace = current_schema()::regnamespace and stxname ~ '${OURS}'`,
  );
  return rows.map((r) => r.name);
}

/** What cannot be built is said with the field; the others are built all the same. */
async function build(ctx: Context, client: pg.PoolClient, { id, indexes }: Wanted): Promise<void> {
  try {
    const known = new Set((await knownIndexes(client)).map((i) => i.name));
    const missing = indexes.indexes.filter((i) => !known.has(i.name));
    if (missing.length)
      await setDerived(ctx, CustomField, id, { indexState: 'building', indexProblem: null });
    for (const { name, body } of missing) await client.query(`create index concurrently "${name}" ${body}`);
    const { statistics, table } = indexes;
    if (statistics)
      await client.query(`create statistics if not exists "${statistics.name}" ${statistics.body}`);
    if (missing.length) await client.query(`analyze "${table}"`);
    await setDerived(ctx, CustomField, id, { indexState: 'ready', indexProblem: null });
  } catch (error) {
    const problem = (error as Error).message.slice(0, 500);
    ctx.app.log.warn({ err: error, field: id }, 'index of a custom field not built');
    await setDerived(ctx, CustomField, id, { indexState: 'failed', indexProblem: problem });
  }
}
