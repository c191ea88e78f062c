import { createHash } from 'node:crypto';
import type { Context } from '../../../platform/context.ts';
import type { Attendee, Entry, When } from '../ical/entry.ts';
import { hiding } from './hiding.ts';
import { allPeople, type People } from './planned-people.ts';
import {
  exceptionRows,
  type MeetingRow,
  meetingRows,
  type SeriesRow,
  seriesRows,
  type TaskRow,
  taskRows,
  type Which,
} from './rows.ts';

/** A record as programs outside see it. */
export interface Planned {
  entity: 'activities.meeting' | 'activities.series' | 'activities.task';
  id: string;
  /** The file's name, without its ending. */
  name: string;
  etag: string;
  organiser: string | null;
  /** The series of a meeting that is looked at by itself. */
  series?: string | null;
  entry: Entry;
}

/** The reader's meetings: a series is one with its exceptions, where the series itself may be seen. */
export async function plannedMeetings(ctx: Context, w: Which): Promise<Planned[]> {
  const { hidesMeetings, hidesSeries } = hiding(ctx);
  const series = hidesSeries ? [] : await seriesRows(ctx, w);
  const ids = series.map((s) => s.id);
  const exceptions = ids.length ? await exceptionRows(ctx, ids) : [];
  const own = hidesMeetings ? [] : await meetingRows(ctx, w);
  const known = new Set(w.only ? await seriesOf(ctx, own) : ids);
  const alone = own.filter((m) => !m.series || !known.has(m.series));
  const people = await allPeople(ctx, [...alone, ...exceptions], series);
  return [
    ...series.map((s) =>
      plannedSeries(
        ctx,
        s,
        exceptions.filter((m) => m.series === s.id),
        people,
      ),
    ),
    ...alone.map((m) => planned('activities.meeting', m, m.organiser, meetingEntry(ctx, m, people))),
  ];
}

/** One meeting by itself, whoever's it is, with the day that it has in its series; deleted too for the program itself. */
export async function meetingAlone(ctx: Context, id: string): Promise<Planned | undefined> {
  if (hiding(ctx).hidesMeetings) return undefined;
  const withDeleted = ctx.mode === 'system';
  const which = { from: '', to: null, only: id, isAnyones: true, withCancelled: true, withDeleted };
  const [m] = await meetingRows(ctx, which);
  if (!m) return undefined;
  const entry = { ...meetingEntry(ctx, m, await allPeople(ctx, [m], [])), occursOn: m.occursOn };
  return { ...planned('activities.meeting', m, m.organiser, entry), series: m.series };
}

/** One series by itself, whoever's it is, with all that differs from it; deleted too for the program itself. */
export async function seriesAlone(ctx: Context, id: string): Promise<Planned | undefined> {
  if (hiding(ctx).hidesSeries) return undefined;
  const withDeleted = ctx.mode === 'system';
  const [series] = await seriesRows(ctx, { from: '', to: null, only: id, isAnyones: true, withDeleted });
  if (!series) return undefined;
  const exceptions = (await exceptionRows(ctx, [id])).filter((m) => m.isException || m.state === 'cancelled');
  const people = await allPeople(ctx, exceptions, [series]);
  return plannedSeries(
    ctx,
    series,
    exceptions.map((m) => ({ ...m, isDeclined: false })),
    people,
  );
}

/** Of the series of these meetings, those that are shown whole. */
async function seriesOf(ctx: Context, meetings: MeetingRow[]): Promise<string[]> {
  const shown: string[] = [];
  if (hiding(ctx).hidesSeries) return shown;
  for (const { series } of meetings)
    if (series && (await seriesRows(ctx, { from: '', to: null, only: series })).length) shown.push(series);
  return shown;
}

export async function plannedTasks(ctx: Context, w: Which): Promise<Planned[]> {
  if (hiding(ctx).hidesTasks) return [];
  const rows = await taskRows(ctx, w);
  return rows.map((row) => planned('activities.task', row, ctx.userId, taskEntry(ctx, row)));
}

type Row = Pick<MeetingRow, 'id' | 'version' | 'name'>;
function planned(entity: Planned['entity'], row: Row, organiser: string | null, entry: Entry): Planned {
  const hash = createHash('sha256').update(JSON.stringify(entry)).digest('base64url').slice(0, 16);
  return { entity, id: row.id, name: row.name ?? row.id, etag: `"${row.version}-${hash}"`, organiser, entry };
}

function meetingEntry(ctx: Context, m: MeetingRow, people: People): Entry {
  const { seen } = hiding(ctx);
  const zone = m.timeZone ?? ctx.timeZone;
  const isWholeDays = isMidnight(m.startsAt, zone) && isMidnight(m.endsAt, zone) && m.startsAt < m.endsAt;
  const when = (at: string): When => (isWholeDays ? { day: dayOf(at, zone) } : { at: utc(at), zone });
  return {
    ...common(m),
    kind: 'event',
    title: seen('activities.meeting', 'title', m.title),
    place: seen('activities.meeting', 'place', m.place),
    text: seen('activities.meeting', 'agenda', m.agenda),
    start: when(m.startsAt),
    end: when(m.endsAt),
    state: m.state === 'cancelled' ? 'cancelled' : 'planned',
    ...people.of(m.id, m.organiser),
  };
}

function plannedSeries(ctx: Context, s: SeriesRow, exceptions: MeetingRow[], people: People): Planned {
  const { seen } = hiding(ctx);
  const isGone = (m: MeetingRow): boolean => m.state === 'cancelled' || m.isDeclined;
  const gone = exceptions.filter(isGone).flatMap((m) => m.occursOn ?? []);
  const base = common(s);
  const overrides = exceptions
    .filter((m) => !isGone(m))
    .map((m) => ({
      ...meetingEntry(ctx, m, people),
      uid: base.uid,
      occursOn: m.occursOn,
      personal: s.personal?.[m.occursOn ?? ''] ?? null,
    }));
  const entry: Entry = {
    ...base,
    kind: 'event',
    title: seen('activities.series', 'title', s.title),
    place: seen('activities.series', 'place', s.place),
    text: seen('activities.series', 'agenda', s.agenda),
    ...seriesTimes(s),
    repeats: {
      rule: s.rule,
      until: s.until,
      times: s.times,
      exceptDays: [...new Set([...s.exceptDays, ...gone])].toSorted(),
    },
    ...people.of(s.id, s.organiser),
    overrides,
  };
  return planned('activities.series', s, s.organiser, entry);
}

const DAY_MINUTES = 1440;
function seriesTimes(s: SeriesRow): { start: When; end: When } {
  const first = Temporal.PlainDate.from(s.startsOn);
  if (s.startTime === '00:00' && s.minutes > 0 && s.minutes % DAY_MINUTES === 0)
    return {
      start: { day: s.startsOn },
      end: { day: first.add({ days: s.minutes / DAY_MINUTES }).toString() },
    };
  const start = first.toZonedDateTime({ timeZone: s.timeZone, plainTime: s.startTime });
  const at = (t: Temporal.ZonedDateTime): When => ({ at: utc(t.toInstant().toString()), zone: s.timeZone });
  return { start: at(start), end: at(start.add({ minutes: s.minutes })) };
}

function taskEntry(ctx: Context, k: TaskRow): Entry {
  const { seen } = hiding(ctx);
  const due: When | null = k.dueAt
    ? { at: utc(k.dueAt), zone: ctx.timeZone }
    : k.dueOn
      ? { day: k.dueOn }
      : null;
  return {
    ...common(k),
    kind: 'task',
    title: seen('activities.task', 'title', k.title),
    text: seen('activities.task', 'description', k.description),
    end: seen('activities.task', k.dueAt ? 'dueAt' : 'dueOn', due),
    state: k.state === 'done' ? 'done' : 'planned',
    isImportant: seen('activities.task', 'priority', k.priority) === 'high',
  };
}

type Common = Omit<Entry, 'kind' | 'title'>;
const common = (row: {
  id: string;
  uid: string | null;
  personal: MeetingRow['personal'];
  version: number;
  createdAt: string;
  updatedAt: string;
}): Common => ({
  uid: row.uid ?? row.id,
  place: null,
  text: null,
  start: null,
  end: null,
  state: 'planned',
  isImportant: false,
  personal: row.personal?.[''] ?? null,
  createdAt: utc(row.createdAt),
  modifiedAt: utc(row.updatedAt),
  sequence: row.version - 1,
  organiser: null,
  attendees: [] as Attendee[],
  repeats: null,
  occursOn: null,
  overrides: [],
});

/** To the second, as iCalendar has it. */
const utc = (at: string): string =>
  Temporal.Instant.from(at).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
const isMidnight = (at: string, zone: string): boolean =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().equals('00:00');
const dayOf = (at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
