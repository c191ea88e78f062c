import type { Entity } from '../../../kernel/entity.ts';
import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Values } from '../../../platform/module.ts';
import { createRecord, removeRecord } from '../../../platform/records/write.ts';
import type { Attendee, Entry } from '../ical/entry.ts';
import { colleagueRows } from '../outside/rows.ts';

/** Whom an entry names, apart from whoever arranges it: colleagues by their address, others by name and address. */
export async function peopleOf(ctx: Context, entry: Entry): Promise<Values[]> {
  const own = new Set([entry.organiser?.email, await ownEmail(ctx)]);
  const others = entry.attendees.filter((a) => a.email && !own.has(a.email));
  const unique = [...new Map(others.map((a) => [a.email, a])).values()];
  const colleagues = await byEmail(
    ctx,
    unique.flatMap((a) => a.email ?? []),
  );
  return unique.map(({ email, name }) => {
    const user = email && colleagues.get(email);
    return user ? { user } : { name: (name ?? email ?? '').slice(0, 200), email };
  });
}

/** Adds who is new and takes out who is gone; who has no address stays, as phones do not show them. */
export async function keepPeople(
  ctx: Context,
  entity: Entity,
  link: Values,
  before: Entry,
  after: Entry,
): Promise<void> {
  const known = new Set(before.attendees.map((a) => a.email));
  const wanted = new Set(after.attendees.map((a) => a.email));
  const added = after.attendees.filter((a) => !known.has(a.email));
  for (const values of await peopleOf(ctx, { ...after, attendees: added }))
    await createRecord(ctx, entity, { ...values, ...link });
  for (const { id, email } of before.attendees)
    if (id && email && !wanted.has(email)) await removeRecord(ctx, entity, id);
}

export async function ownAnswer(ctx: Context, entry: Entry): Promise<Attendee['answer'] | undefined> {
  const email = await ownEmail(ctx);
  return entry.attendees.find((a) => a.email === email)?.answer;
}

async function ownEmail(ctx: Context): Promise<string | null> {
  const [me] = await colleagueRows(ctx, [ctx.userId ?? '']);
  return me?.email ?? null;
}

async function byEmail(ctx: Context, emails: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.rows<{ id: string; email: string }>(
    sql`select u.id, u.email from ${readable(ctx, 'access.user', 'u')} where u.email = any(${emails}::text[]) and u.is_active`,
  );
  return new Map(rows.map((r) => [r.email, r.id]));
}
