import type { Entity } from '../../kernel/entity.ts';
import type { Grants } from '../access/grants.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database/connection.ts';
import { type Fragment, sql } from '../database/sql.ts';
import type { Values } from '../module.ts';

/**
 * What a transaction that writes many records keeps between them, to be written, counted and checked together. Nobody
 * sees a difference: before any other statement new rows are written and what follows from them is counted. Its caller
 * holds a savepoint: whatever fails, all of it is taken back and tried again record by record.
 */
export interface Batching {
  /** New rows by table. */
  rows: Map<string, Values[]>;
  /** What is to be counted again, and of which records. */
  counts: Map<object, { ids: Set<string>; count: (ids: string[]) => Promise<void> }>;
  /** What records must fulfil, by the rights under which it was asked. */
  demands: Map<Grants, Map<string, Demand & { ids: Set<string> }>>;
  audits: Values[];
  events: Values[];
  /** By record and class: a later document takes the place of an earlier one. */
  documents: Map<string, Values>;
  /** Records whose documents go. */
  gone: Set<string>;
  /** By entity: forgotten as soon as a record of the entity is written. */
  known: Map<string, Map<string, Promise<unknown>>>;
  /** Writes and counts what is due. */
  catchUp(): Promise<void>;
}

/** A question about many records, of which no row is the good answer. */
interface Demand {
  failing(ids: string[]): Fragment;
  error(): Error;
}

export function withBatching(ctx: Context): Context {
  const batching: Batching = {
    rows: new Map(),
    counts: new Map(),
    demands: new Map(),
    audits: [],
    events: [],
    documents: new Map(),
    gone: new Set(),
    known: new Map(),
    catchUp: () => catchUp(ctx.db, batching),
  };
  return { ...ctx, batching, db: upToDate(ctx.db, batching) };
}

function upToDate(db: Db, { catchUp }: Batching): Db {
  const own: Db = {
    ...db,
    rows: async (query) => {
      await catchUp();
      return db.rows(query);
    },
    one: async (query) => {
      await catchUp();
      return db.one(query);
    },
    raw: async (text, values) => {
      await catchUp();
      return db.raw(text, values);
    },
    send: () => {
      throw new Error('what nobody waits for cannot wait for the rows of its batch either');
    },
    attempt: () => {
      throw new Error('a batch is taken back as a whole');
    },
    transaction: (run) => run(own),
    transactionAndRead: async (run, read) => read(own, await run(own)),
  };
  return own;
}

async function catchUp(db: Db, batching: Batching): Promise<void> {
  await writeRows(db, batching);
  for (const [key, { ids, count }] of batching.counts) {
    batching.counts.delete(key);
    await count([...ids].sort());
  }
}

/** In one statement, since the database looks at the references among them at its end. */
async function writeRows(db: Db, batching: Batching): Promise<void> {
  if (!batching.rows.size) return;
  const inserts = [...batching.rows].map(
    ([table, rows], i) => sql`${sql.ref(`i${i}`)} as (${insertion(table, rows)})`,
  );
  batching.rows = new Map();
  await db.rows(sql`with ${sql.join(inserts)} select 1`);
}

const insertion = (table: string, rows: Values[]): Fragment =>
  sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;

/** A record's row, which is inserted with those of its batch. */
export function keepRow(batching: Batching, entity: Entity, row: Values): void {
  const rows = batching.rows.get(entity.table) ?? [];
  rows.push(row);
  batching.rows.set(entity.table, rows);
}

/** Demands of a record what the end of the batch asks of all of its kind. `key` names the demand and its entity. */
export function demandInTheEnd(
  batching: Batching,
  grants: Grants,
  key: string,
  id: string,
  demand: Demand,
): void {
  const ofGrants = batching.demands.get(grants) ?? new Map<string, Demand & { ids: Set<string> }>();
  batching.demands.set(grants, ofGrants);
  const known = ofGrants.get(key) ?? { ...demand, ids: new Set() };
  ofGrants.set(key, known);
  known.ids.add(id);
}

/** The end of a batch: everything is written, what was demanded is asked, and the trails are left. */
export async function settle(ctx: Context): Promise<void> {
  const { batching } = ctx;
  if (!batching) return;
  await batching.catchUp();
  const demands = [...batching.demands.values()].flatMap((m) => [...m.values()]);
  batching.demands.clear();
  for (const { failing, ids, error } of demands)
    if (await ctx.db.one(sql`select 1 from (${failing([...ids])}) f limit 1`)) throw error();
  await writeTrails(ctx);
}

/** Reads once in a batch what does not change while no record of the entities is written; outside of one each time. */
export function remembered<T>(ctx: Context, entity: string, key: string, read: () => Promise<T>): Promise<T> {
  if (!ctx.batching) return read();
  const ofEntity = ctx.batching.known.get(entity) ?? new Map<string, Promise<unknown>>();
  ctx.batching.known.set(entity, ofEntity);
  const found = ofEntity.get(key) ?? read();
  ofEntity.set(key, found);
  return found as Promise<T>;
}

export function keepDocuments(batching: Batching, documents: Values[]): void {
  for (const d of documents) {
    batching.documents.set(`${d['record_id']} ${d['class']}`, d);
    batching.gone.delete(String(d['record_id']));
  }
}

/** The record is not found any more. */
export function dropDocuments(batching: Batching, record: string): void {
  for (const [key, d] of batching.documents) if (d['record_id'] === record) batching.documents.delete(key);
  batching.gone.add(record);
}

/** Writes the trails kept so far in one statement. */
async function writeTrails(ctx: Context): Promise<void> {
  const { batching } = ctx;
  if (!batching?.audits.length && !batching?.documents.size) return;
  const [audits, events, documents] = [batching.audits, batching.events, [...batching.documents.values()]];
  const gone = [...batching.gone];
  batching.audits = [];
  batching.events = [];
  batching.documents.clear();
  batching.gone.clear();
  await ctx.db.rows(sql`with a as (insert into audit_entry select * from json_populate_recordset(null::audit_entry, ${JSON.stringify(audits)}::json)),
    e as (insert into event select * from json_populate_recordset(null::event, ${JSON.stringify(events)}::json)),
    g as (delete from search_document where record_id = any(${gone}::uuid[]))
    insert into search_document select * from json_populate_recordset(null::search_document, ${JSON.stringify(documents)}::json)
    on conflict (record_id, class) do update set text = excluded.text, title = excluded.title`);
}
