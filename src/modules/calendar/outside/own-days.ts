import { readable } from '../../../platform/access/readable.ts';
import { asSystem, type Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Entry } from '../ical/entry.ts';
import type { Subject } from './invitation-rows.ts';
import type { Outward } from './outward.ts';

/** The series as one person has it: without the days from which they alone were taken out. */
export async function asOneHasIt(
  ctx: Context,
  { is, id }: Subject,
  told: Outward,
  email: string,
): Promise<Outward> {
  if (is !== 'series') return told;
  const own = asSystem(ctx, 'who is told of a series is not told of days without them');
  const rows = await ctx.db.rows<{ day: string }>(sql`
    select m.occurs_on::text as day from ${readable(own, 'activities.meeting', 'm')}
    where m.series_id = ${id} and m.state = 'planned' and m.starts_at > ${ctx.now.toISOString()}::timestamptz and not exists (
      select 1 from ${readable(own, 'activities.participant', 'p')} left join ${readable(own, 'contacts.person', 'c')} on c.id = p.person_id
      where p.meeting_id = m.id and lower(coalesce(p.email, c.email)) = ${email})`);
  if (!rows.length) return told;
  const off = new Set(rows.map((r) => r.day));
  const entry = without(told.entry, off);
  return { ...told, entry, part: entry };
}

const without = (series: Entry, off: ReadonlySet<string>): Entry => ({
  ...series,
  repeats: series.repeats && {
    ...series.repeats,
    exceptDays: [...new Set([...series.repeats.exceptDays, ...off])].toSorted(),
  },
  overrides: series.overrides.filter((o) => !off.has(o.occursOn ?? '')),
});
