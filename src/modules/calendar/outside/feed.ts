import { createHash } from 'node:crypto';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import type { Server } from '../../../platform/api/instance.ts';
import { failures } from '../../../platform/api/resources.ts';
import type { App } from '../../../platform/app.ts';
import { countTry, forgive, type Limit, networkOf } from '../../../platform/auth/limits.ts';
import type { Context } from '../../../platform/context.ts';
import type { Entry, When } from '../ical/entry.ts';
import { calendarText } from '../ical/jcal.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import { type CalendarItem, calendarItems } from '../items.ts';
import { passContext } from './pass-context.ts';
import { findPass } from './passes.ts';
import { plannedMeetings } from './planned.ts';

const PAST_DAYS = 60;
const AHEAD_DAYS = 366;
/** Secrets that are none, from one place. Nobody guesses one of 256 bits; this keeps guessing from being work. */
const byFeedAddress: Limit = { name: 'feed', tries: 30, seconds: 900 };
/** Programs ask a few times an hour. */
const byFeed: Limit = { name: 'feedUse', tries: 120, seconds: 3600 };

/** A user's calendar for programs that only read, at an address that nobody else knows. */
export function registerFeed(app: App, server: Server): void {
  const params = z.object({ file: z.string().max(100) });
  server.get(
    '/api/v1/calendar/feed/:file',
    {
      config: { isOpen: true },
      schema: {
        tags: ['calendar'],
        description: 'iCalendar of the user to whom the secret address was given',
        params,
        response: { 200: z.string(), 304: z.null(), ...failures },
      },
    },
    async (request, reply) => {
      const ctx = await readerOf(app, request.params.file.replace(/\.ics$/, ''), networkOf(request.ip));
      const text = calendarText(
        writeCalendar(await feedOf(ctx), { method: 'PUBLISH', name: app.settings().name }),
      );
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      return reply.type('text/calendar; charset=utf-8').serializer(String).send(text);
    },
  );
}

async function readerOf(app: App, secret: string, network: string): Promise<Context> {
  await countTry(app, byFeedAddress, network);
  const user = await findPass(app, 'feed', secret);
  const ctx = user && (await passContext(app, user, ['read']));
  if (!ctx) throw notFound();
  await forgive(app, byFeedAddress, network, 'one');
  await countTry(app, byFeed, user.id);
  return ctx;
}

async function feedOf(ctx: Context): Promise<Entry[]> {
  const day = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(ctx.timeZone)
    .toPlainDate();
  const [from, to] = [day.subtract({ days: PAST_DAYS }), day.add({ days: AHEAD_DAYS })];
  const start = (d: Temporal.PlainDate): string => d.toZonedDateTime(ctx.timeZone).toInstant().toString();
  const meetings = await plannedMeetings(ctx, { from: start(from), to: start(to) });
  const items = await calendarItems(ctx, {
    from: from.toString(),
    to: to.toString(),
    users: [ctx.userId ?? ''],
  });
  const others = items.filter((i) => i.entity !== 'activities.meeting' && i.state !== 'done');
  return [...meetings.map((m) => m.entry), ...others.map((i) => itemEntry(ctx, i))];
}

/** Tasks and planned contacts stand as events, since programs that subscribe show no others. */
function itemEntry(ctx: Context, item: CalendarItem): Entry {
  const day = item.day ? Temporal.PlainDate.from(item.day) : null;
  const at = (instant: string | null): When | null =>
    instant ? { at: instantOf(instant), zone: ctx.timeZone } : null;
  return {
    kind: 'event',
    uid: item.id,
    title: ['\u2610', item.title, item.party?.name].filter(Boolean).join(' '),
    place: null,
    text: null,
    start: day ? { day: day.toString() } : at(item.startsAt),
    end: day ? { day: day.add({ days: 1 }).toString() } : at(item.endsAt),
    state: 'planned',
    isImportant: item.isImportant,
    personal: null,
    createdAt: null,
    modifiedAt: null,
    sequence: item.version - 1,
    organiser: null,
    attendees: [],
    repeats: null,
    occursOn: null,
    overrides: [],
  };
}

const instantOf = (text: string): string =>
  Temporal.Instant.from(text).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
