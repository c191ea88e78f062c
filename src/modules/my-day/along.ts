import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';

/** What one takes along of a customer, to be read where there is no connection; nothing where its reader may not see it. */
export interface Along {
  id: string;
  channels: { kind: string; value: string; extension: string | null; label: string | null }[];
  notes: { id: string; at: string; text: string | null }[];
  activities: { id: string; entity: string; at: string; text: string | null; outcome: string | null }[];
  deals: {
    id: string;
    name: string | null;
    amount: string | null;
    expectedOn: string | null;
    stage: string | null;
  }[];
}
const MOST = 5;
const MOST_CHANNELS = 20;

export function alongOf(ctx: Context, parties: string[]): Promise<Along[]> {
  if (!parties.length) return Promise.resolve([]);
  const lists = {
    channels: channels(ctx),
    notes: notes(ctx),
    activities: activities(ctx),
    deals: deals(ctx),
  };
  const columns = Object.entries(lists).map(
    ([name, rows]) =>
      sql`coalesce((select json_agg(row_to_json(x)) from (${rows}) x), '[]') as ${sql.ref(name)}`,
  );
  return ctx.db.rows<Along>(sql`select p.id, ${sql.join(columns)}
    from ${readable(ctx, 'contacts.party', 'p')} where p.id = any(${parties}::uuid[])`);
}

const moment = (value: Fragment): Fragment => sql`(to_json(${value})#>>'{}')`;

const channels = (ctx: Context): Fragment => sql`
  select c.kind, c.value, c.extension, c.label
  from ${readable(ctx, 'contacts.channel', 'c')} where c.party_id = p.id and c.value is not null
  order by c.position, c.id limit ${MOST_CHANNELS}`;

const notes = (ctx: Context): Fragment => sql`
  select n.id, ${moment(sql`n.at`)} as at, n.text
  from ${readable(ctx, 'activities.note', 'n')} where n.party_id = p.id order by n.at desc nulls last, n.id desc limit ${MOST}`;

/** Of each kind the latest, then of all: so every part is answered by its index, which has empty ones last. */
const activities = (ctx: Context): Fragment => sql`
  select * from ((select c.id, 'activities.call' as entity, ${moment(sql`c.at`)} as at, c.result as text, c.outcome
    from ${readable(ctx, 'activities.call', 'c')} where c.party_id = p.id order by c.at desc nulls last limit ${MOST})
  union all (select m.id, 'activities.meeting', ${moment(sql`m.starts_at`)}, m.title, m.state
    from ${readable(ctx, 'activities.meeting', 'm')} where m.party_id = p.id and m.state = 'held' order by m.starts_at desc nulls last limit ${MOST})
  union all (select l.id, 'activities.letter', ${moment(sql`l.at`)}, l.subject, null
    from ${readable(ctx, 'activities.letter', 'l')} where l.party_id = p.id order by l.at desc nulls last limit ${MOST})) a
  order by a.at desc limit ${MOST}`;

const deals = (ctx: Context): Fragment => sql`
  select d.id, d.name, d.amount_base::text as amount, d.expected_on::text as "expectedOn",
    (select s.name from ${readable(ctx, 'processes.stage', 's')} where s.id = d.stage_id) as stage
  from ${readable(ctx, 'deals.deal', 'd')} where d.party_id = p.id and d.outcome = 'open' order by d.created_at desc limit ${MOST}`;
