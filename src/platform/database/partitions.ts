import pg from 'pg';
import type { Job } from '../module.ts';

/** Months made ahead of the present one: a job that fails for weeks is no trouble yet. */
const AHEAD = 2;
/** A clock that is years ahead must not make thousands; what has no partition lies in the default one. */
const MOST_AT_ONCE = 120;

/** Each day, as every start does: usually there is nothing to make. */
export const makePartitions: Job = {
  name: 'database.partitions',
  cron: '7 1 * * *',
  run: async (ctx) => {
    await keepPartitions(ctx.app.db.pool, ctx.now);
  },
};

/**
 * Makes what the tables laid by months lack up to the second month from now, without a gap, so that the default
 * partition stays empty and the planner may leave it out. All that is older than an installation's first month (an
 * imported history of ten years) lies in one partition, `<table>_past`: a hundred more of them would cost every look
 * at a customer more than they would ever save. Resolves to the names of the partitions made.
 */
export async function keepPartitions(pool: pg.Pool, now: Date): Promise<string[]> {
  const client = await pool.connect();
  try {
    const made: string[] = [];
    for (const table of await partitionedTables(client)) {
      for (const part of await missingParts(client, table, now))
        if (await makePart(client, table, part)) made.push(part.name);
    }
    return made;
  } finally {
    client.release();
  }
}

/** The instant up to which partitions are there for certain, in the form of a literal: nothing happens later. */
export const endOfNextMonth = (now: Date): string => startOf(monthOf(now) + 2);

interface Parted {
  name: string;
  column: string;
}
interface Part {
  name: string;
  /** Null: from the beginning of time. */
  from: string | null;
  until: string;
}

async function partitionedTables(client: pg.PoolClient): Promise<Parted[]> {
  const { rows } = await client.query<Parted>(`select c.relname as name, a.attname as column
    from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
    where p.partstrat = 'r' and c.relnamespace = current_schema()::regnamespace order by 1`);
  return rows;
}

async function missingParts(client: pg.PoolClient, { name }: Parted, now: Date): Promise<Part[]> {
  const known = await monthsOf(client, name);
  const first = known.length ? Math.max(...known) + 1 : monthOf(now);
  const months = Array.from({ length: monthOf(now) + AHEAD - first + 1 }, (_, i) => first + i).slice(
    0,
    MOST_AT_ONCE,
  );
  const parts = months.map((m) => ({ name: `${name}_${label(m)}`, from: startOf(m), until: startOf(m + 1) }));
  return known.length ? parts : [{ name: `${name}_past`, from: null, until: startOf(first) }, ...parts];
}

async function monthsOf(client: pg.PoolClient, table: string): Promise<number[]> {
  const { rows } = await client.query<{ name: string }>(
    'select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass',
    [pg.escapeIdentifier(table)],
  );
  return rows.flatMap(({ name }) => {
    const [, year, month] = /_(\d{4})_(\d{2})$/.exec(name) ?? [];
    return year && month ? [Number(year) * 12 + Number(month) - 1] : [];
  });
}

/**
 * Made apart, filled with what the default partition holds of its time, then attached: attaching asks of the whole
 * table only a lock that lets others read and write. The default partition is shut meanwhile, for it must not take
 * in what is just moved out of it. Resolves to false where another process was quicker.
 */
async function makePart(client: pg.PoolClient, { name, column }: Parted, part: Part): Promise<boolean> {
  const [whole, rest, fresh, by] = [name, `${name}_default`, part.name, column].map(pg.escapeIdentifier);
  const from = part.from === null ? 'minvalue' : pg.escapeLiteral(part.from);
  const until = pg.escapeLiteral(part.until);
  const within = `${by} < ${until}${part.from === null ? '' : ` and ${by} >= ${from}`}`;
  await client.query(
    `begin; set local lock_timeout = '5s'; lock table only ${whole} in share update exclusive mode`,
  );
  try {
    const { rows } = await client.query('select to_regclass($1) is not null as known', [fresh]);
    const isKnown = (rows[0] as { known: boolean }).known;
    if (!isKnown)
      await client.query(`create table ${fresh} (like ${whole} including all);
        lock table ${rest} in access exclusive mode;
        with moved as (delete from ${rest} where ${within} returning *) insert into ${fresh} select * from moved;
        alter table ${whole} attach partition ${fresh} for values from (${from}) to (${until})`);
    await client.query('commit');
    return !isKnown;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Months are counted from the year nought, in UTC. */
const monthOf = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();
const label = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}_${String((month % 12) + 1).padStart(2, '0')}`;
const startOf = (month: number): string => `${label(month).replace('_', '-')}-01T00:00:00Z`;
