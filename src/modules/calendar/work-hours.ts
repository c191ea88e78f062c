import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { demandKeyScope, demandSession } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { type Context, demand } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { usualWorkDays } from '../activities/public.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const hours = z.object({
  days: z.array(z.int().min(1).max(7)).max(7),
  from: clock,
  until: clock,
});
export type Hours = z.infer<typeof hours>;
const own = z.object({ hours: hours.nullable(), secondZone: z.string().max(60).nullable() });
const shown = own.extend({ company: hours });

/** Until somebody says otherwise. */
export const usual: Hours = { days: [...usualWorkDays], from: '09:00', until: '18:00' };

/** One's own hours, and the company's, which hold for who has none. */
export function registerWorkHours(server: Server): void {
  const tags = ['calendar'];
  server.get(
    '/api/v1/me/calendar',
    { schema: { tags, response: { 200: shown, ...failures } } },
    ({ ctx }) => {
      demandKeyScope(ctx, null, 'read');
      return settingsOf(ctx);
    },
  );
  server.put(
    '/api/v1/me/calendar',
    { schema: { tags, body: own, response: { 200: shown, ...failures } } },
    async ({ ctx, body }) => {
      demandSession(ctx);
      await keep(ctx, ctx.userId, body.hours, body.secondZone);
      return settingsOf(ctx);
    },
  );
  server.put(
    '/api/v1/calendar/hours',
    { schema: { tags, body: hours, response: { 200: shown, ...failures } } },
    async ({ ctx, body }) => {
      demandKeyScope(ctx, null, 'write');
      demand(ctx, 'administer');
      await keep(ctx, null, body, null);
      return settingsOf(ctx);
    },
  );
}

interface Row {
  key: string;
  days: number[] | null;
  from: string | null;
  until: string | null;
  secondZone: string | null;
}

async function settingsOf(ctx: Context): Promise<z.infer<typeof shown>> {
  const rows =
    await ctx.db.rows<Row>(sql`select key, days, "from", until, second_zone as "secondZone" from work_hours
    where key = any(${['company', ctx.userId ?? '']}::text[])`);
  const mine = rows.find((r) => r.key === ctx.userId);
  return {
    hours: hoursOf(mine),
    secondZone: mine?.secondZone ?? null,
    company: hoursOf(rows.find((r) => r.key === 'company')) ?? usual,
  };
}

const hoursOf = (row: Row | undefined): Hours | null =>
  row?.days && row.from && row.until ? { days: row.days, from: row.from, until: row.until } : null;

async function keep(ctx: Context, user: string | null, h: Hours | null, zone: string | null): Promise<void> {
  if (h && h.from >= h.until) throw invalidField('until', 'before_start');
  if (zone && !isZone(zone)) throw invalidField('secondZone', 'invalid_timeZone');
  const days = h && JSON.stringify([...new Set(h.days)].sort());
  await ctx.db.rows(sql`insert into work_hours (id, key, user_id, days, "from", until, second_zone)
    values (${uuidv7()}, ${user ?? 'company'}, ${user}, ${days}, ${h?.from ?? null}, ${h?.until ?? null}, ${zone})
    on conflict (key) do update set days = excluded.days, "from" = excluded."from", until = excluded.until, second_zone = excluded.second_zone`);
  ctx.db.afterCommit(() => ctx.app.realtime.changed('activities.workHours', user ?? 'company'));
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
