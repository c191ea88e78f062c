import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { rejoinSeries, splitAt } from '../activities/public.ts';
import { meetingsAhead } from './ahead.ts';
import { busyTimes } from './busy.ts';
import { calendarItems, MOST, type Question } from './items.ts';
import { openCalendars, peopleOf } from './people.ts';
import { hours } from './work-hours.ts';

const tags = ['calendar'];
const MOST_DAYS = 62;
const MOST_PEOPLE = 60;

const ids = z
  .string()
  .max(MOST_PEOPLE * 37)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).max(MOST_PEOPLE));
const link = z.object({ id: z.uuid(), name: z.string().nullable() });
const item = z.object({
  entity: z.enum(['activities.meeting', 'activities.task', 'plans.contact', 'activities.series']),
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  title: z.string().nullable(),
  users: z.array(z.uuid()),
  owner: z.uuid().nullable(),
  party: link.nullable(),
  place: z.string().nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  day: z.string().nullable(),
  state: z.string(),
  series: z.uuid().nullable(),
  isException: z.boolean(),
  isImportant: z.boolean(),
  canWrite: z.boolean(),
});
const dayOff = z.object({ date: z.string(), name: z.string(), isWorked: z.boolean() });
const calendar = z.object({ items: z.array(item), daysOff: z.array(dayOff), hasMore: z.boolean() });
const busy = z.object({
  user: z.uuid(),
  name: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  meeting: z.uuid().nullable(),
  title: z.string().nullable(),
});
const person = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string(), hours });

/** What the calendar's screen asks for. */
export function registerCalendar(server: Server): void {
  const question = z.object({ from: z.iso.date(), to: z.iso.date(), users: ids.optional() });
  server.get(
    '/api/v1/calendar',
    { schema: { tags, querystring: question, response: { 200: calendar, ...failures } } },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, null, 'read');
      return calendarOf(ctx, { ...query, users: query.users ?? [ctx.userId ?? ''] });
    },
  );
  server.get(
    '/api/v1/calendar/people',
    { schema: { tags, response: { 200: z.object({ items: z.array(person) }), ...failures } } },
    async ({ ctx }) => {
      demandKeyScope(ctx, null, 'read');
      return { items: await peopleOf(ctx) };
    },
  );
  registerBusy(server);
  registerRejoin(server);
}

/** No verb of the meeting: nobody is offered it but by the Undo of a change of "this and the following". */
function registerRejoin(server: Server): void {
  const params = z.object({ id: z.uuid() });
  server.post(
    '/api/v1/calendar/meetings/:id/rejoin',
    {
      schema: {
        tags,
        params,
        body: splitAt,
        response: { 200: z.object({ series: z.string() }), ...failures },
      },
    },
    async ({ ctx, params, body }) => {
      demandKeyScope(ctx, 'activities.series', 'write');
      return rejoinSeries(ctx, params.id, body);
    },
  );
}

function registerBusy(server: Server): void {
  const instant = z.iso.datetime({ offset: true });
  const question = z.object({ users: ids, from: instant, to: instant, except: z.uuid().optional() });
  server.get(
    '/api/v1/calendar/busy',
    {
      schema: {
        tags,
        querystring: question,
        response: { 200: z.object({ items: z.array(busy) }), ...failures },
      },
    },
    async ({ ctx, query }) => {
      demandKeyScope(ctx, null, 'read');
      if (query.from >= query.to) throw invalidField('to', 'before_start');
      return { items: await busyTimes(ctx, query) };
    },
  );
}

async function calendarOf(ctx: Context, asked: Question): Promise<z.infer<typeof calendar>> {
  const days = Temporal.PlainDate.from(asked.from).until(asked.to, { largestUnit: 'day' }).days;
  if (days < 0) throw invalidField('to', 'before_start');
  if (days > MOST_DAYS) throw invalidField('to', 'too_long', { days: MOST_DAYS });
  const q = { ...asked, users: await openCalendars(ctx, asked.users) };
  const made = q.users.length ? await calendarItems(ctx, q) : [];
  const ahead = q.users.length ? await meetingsAhead(ctx, q) : [];
  const items = [...made.slice(0, MOST), ...ahead];
  return {
    items,
    daysOff: await ctx.db.rows<z.infer<typeof dayOff>>(
      sql`select d.date::text as date, d.name, coalesce(d.is_worked, false) as "isWorked" from day_off d
        where d.deleted_at is null and d.date between ${q.from} and ${q.to} order by d.date`,
    ),
    hasMore: made.length > MOST,
  };
}
