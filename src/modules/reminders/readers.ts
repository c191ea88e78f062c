import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { GRACE_DAYS } from './rules.ts';

/** Somebody who may be told something now, and of which days and hours: what the clocks of their place say. */
export interface Reader {
  user: string;
  off: string[];
  isByLetter: boolean;
  /** Days whose morning has come and that are not too long ago, and the instants of their mornings. */
  first: string;
  last: string;
  mornings: string[];
  /** Of work with an hour: what is due until this instant. */
  until: string;
  /** The day of the digest, where one is wanted instead. */
  digest: string | null;
}

export interface Wishes {
  user: string;
  timeZone: string | null;
  off: string[];
  morning: string;
  quietFrom: string | null;
  quietUntil: string | null;
  isDigest: boolean;
  isByLetter: boolean;
}

/** Everybody who signs in, but for those who want quiet now and those whose digest is yet to come. */
export async function loadReaders(ctx: Context): Promise<Reader[]> {
  const all = await ctx.db.rows<Wishes>(sql`
    select u.id as "user", u.time_zone as "timeZone", coalesce(s.off, '[]') as off, coalesce(s.morning, '09:00') as morning,
      s.quiet_from as "quietFrom", s.quiet_until as "quietUntil", coalesce(s.is_digest, false) as "isDigest",
      coalesce(s.is_by_letter, false) and u.email is not null as "isByLetter"
    from app_user u left join reminder_settings s on s.user_id = u.id
    where u.is_active and u.has_sign_in and u.deleted_at is null`);
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime());
  return all.flatMap((wishes) => readerAt(now, wishes, ctx.app.settings().timeZone) ?? []);
}

/** Undefined while nothing may be told. */
export function readerAt(now: Temporal.Instant, w: Wishes, companyZone: string): Reader | undefined {
  const local = localTime(now, w.timeZone, companyZone);
  if (wantsQuiet(now, w, companyZone)) return undefined;
  const morning = Temporal.PlainTime.from(w.morning);
  const today = local.toPlainDate();
  const instantOf = (day: Temporal.PlainDate, plainTime?: Temporal.PlainTime): Temporal.Instant =>
    day.toZonedDateTime({ timeZone: local.timeZoneId, ...(plainTime && { plainTime }) }).toInstant();
  const hasBegun = Temporal.Instant.compare(instantOf(today, morning), now) <= 0;
  if (w.isDigest && !hasBegun) return undefined;
  const last = hasBegun ? today : today.subtract({ days: 1 });
  const days = Array.from({ length: GRACE_DAYS }, (_, i) => last.subtract({ days: GRACE_DAYS - 1 - i }));
  const endOfDay = instantOf(today.add({ days: 1 })).subtract({ milliseconds: 1 });
  return {
    user: w.user,
    off: w.off,
    isByLetter: w.isByLetter,
    first: last.subtract({ days: GRACE_DAYS - 1 }).toString(),
    last: last.toString(),
    mornings: days.map((day) => instantOf(day, morning).toString()),
    until: (w.isDigest ? endOfDay : now).toString(),
    digest: w.isDigest ? today.toString() : null,
  };
}

/** Whether somebody wants no sound now, by the clock of their place. */
export function wantsQuiet(
  now: Temporal.Instant,
  w: Pick<Wishes, 'timeZone' | 'quietFrom' | 'quietUntil'>,
  companyZone: string,
): boolean {
  return isQuiet(localTime(now, w.timeZone, companyZone).toPlainTime(), w.quietFrom, w.quietUntil);
}

const localTime = (now: Temporal.Instant, own: string | null, companyZone: string): Temporal.ZonedDateTime =>
  inZone(now, own ?? companyZone) ?? now.toZonedDateTimeISO('UTC');

/** A zone that this program's tables do not know (any more) counts as none. */
function inZone(now: Temporal.Instant, timeZone: string): Temporal.ZonedDateTime | undefined {
  try {
    return now.toZonedDateTimeISO(timeZone);
  } catch {
    return undefined;
  }
}

function isQuiet(time: Temporal.PlainTime, from: string | null, until: string | null): boolean {
  if (!from || !until || from === until) return false;
  const now = time.toString({ smallestUnit: 'minute' });
  return from < until ? from <= now && now < until : now >= from || now < until;
}
