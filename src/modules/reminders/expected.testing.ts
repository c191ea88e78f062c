import type { Work } from './simulation.testing.ts';

export interface Person {
  id: string;
  zone: string;
  head: string | null;
  morning: string;
  quiet: [string, string] | null;
  isDigest: boolean;
  off: string[];
}
export interface StandIn {
  from: string;
  to: string;
  since: string;
  until: string;
}
interface Reminder {
  user: string;
  kind: string;
  key: string;
}
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The rules once more, in the plainest words: who is to be told what at this instant. */
export function toTell(
  now: number,
  people: Person[],
  work: Work[],
  standIns: StandIn[],
  companyDay: string,
): Reminder[] {
  const byId = new Map(people.map((p) => [p.id, p]));
  const inPlaceOf = (id: string): string[] => {
    const others = standIns.filter((s) => s.from === id && s.since <= companyDay && companyDay <= s.until);
    return others.length ? others.map((s) => s.to) : [id];
  };
  return work
    .filter((w) => w.isOpen && !w.isDeleted)
    .flatMap((w) => occasions(w, byId))
    .flatMap((o) => inPlaceOf(o.person).map((user) => ({ ...o, user })))
    .filter((o) => isTold(now, o, byId.get(o.user)))
    .map(({ user, kind, key }) => ({ user, kind, key }));
}

interface Occasion {
  work: Work;
  kind: string;
  person: string;
  key: string;
  day: string | null;
  at: number | null;
  until: number;
}

function occasions(w: Work, people: Map<string, Person>): Occasion[] {
  const made = (kind: string, person: string | null | undefined, o: Partial<Occasion>): Occasion[] =>
    person
      ? [
          {
            work: w,
            kind,
            person,
            key: `${kind}:${w.id}:${w.at ?? w.day}`,
            day: null,
            at: null,
            until: Number.MAX_VALUE,
            ...o,
          },
        ]
      : [];
  const start = w.at === null ? null : w.at - 15 * MINUTE;
  switch (w.type) {
    case 'task':
      if (w.at !== null) return made('taskTime', w.owner, { at: start, until: w.at + 3 * DAY });
      return made('taskDay', w.owner, { day: w.day });
    case 'meeting':
      return [w.owner, w.guest].flatMap((who) =>
        made('meeting', who, { at: start, until: (w.at ?? 0) + 60 * MINUTE }),
      );
    case 'contact': {
      const late = plus(w.day, 3);
      return [
        ...made('contactDay', w.owner, { day: w.day }),
        ...made('contactLate', w.owner, { day: late }),
        ...made('contactLateHead', people.get(w.owner)?.head, { day: late }),
      ];
    }
    case 'deal':
      return made('dealLate', w.owner, { day: plus(w.day, 1) });
  }
}

const plus = (day: string | null, days: number): string | null =>
  day && Temporal.PlainDate.from(day).add({ days }).toString();

function isTold(now: number, o: Occasion & { user: string }, p: Person | undefined): boolean {
  if (!p || p.off.includes(o.kind)) return false;
  const horizon = p.isDigest ? endOfDay(now, p.zone) : now;
  if (o.at !== null)
    return o.at <= horizon && now < o.until && !(o.work.isImported && o.work.createdAt > o.at);
  if (!o.day) return false;
  const morning = morningOf(o.day, p);
  const isToday = morning <= now && now < morningOf(plus(o.day, 3) ?? '', p);
  const wasThere = o.work.createdAt <= morning;
  return isToday && (wasThere || (!o.work.isImported && o.work.maker !== o.user));
}

export const morningOf = (day: string, p: Person): number =>
  Temporal.ZonedDateTime.from(`${day}T${p.morning}[${p.zone}]`).epochMilliseconds;

export const localDay = (now: number, zone: string): string => local(now, zone).toPlainDate().toString();
const local = (now: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
const endOfDay = (now: number, zone: string): number =>
  local(now, zone).toPlainDate().add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;

export function isQuiet(now: number, p: Person): boolean {
  if (!p.quiet) return false;
  const time = local(now, p.zone).toPlainTime().toString().slice(0, 5);
  const [from, until] = p.quiet;
  const isAfter = time >= from;
  const isBefore = time < until;
  return from < until ? isAfter && isBefore : isAfter || isBefore;
}
