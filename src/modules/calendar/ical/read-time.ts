import ICAL from 'ical.js';
import type { When } from './entry.ts';
import { componentsOf, type JComponent, type JProperty, propertyOf, refused } from './jcal.ts';
import { type Clock, zoneLike } from './zone-like.ts';

/** How the times of one calendar are read: by IANA names where it uses them, else by the zones that it brings. */
export interface Zones {
  when(property: JProperty, value: unknown): When;
  /** As `when`; refuses a clock that no known zone has, which one moment can be told of but not those that follow. */
  beginning(property: JProperty): When;
}

export function zonesIn(calendar: JComponent, ownZone: string): Zones {
  const brought = new Map(
    componentsOf(calendar, 'vtimezone').map((zone) => [String(propertyOf(zone, 'tzid')?.[3] ?? ''), zone]),
  );
  const likes = new Map<string, string | undefined>();
  const like = (zone: JComponent, name: string, text: string): string | undefined => {
    const key = `${name} ${text.slice(0, 4)}`;
    if (!likes.has(key)) likes.set(key, zoneLike(clockOf(zone, name), Number(text.slice(0, 4)), ownZone));
    return likes.get(key);
  };
  const read = ([, params, type]: JProperty, value: unknown): When & { isUnknown?: string } => {
    const text = String(value);
    if (type === 'date' || /^\d{4}-\d\d-\d\d$/.test(text)) return { day: demandDay(text) };
    if (text.endsWith('Z')) return { at: instant(text), zone: 'UTC' };
    const name = typeof params['tzid'] === 'string' ? params['tzid'] : undefined;
    if (!name) return { at: onClock(text, ownZone), zone: ownZone };
    const zone = brought.get(name);
    const called =
      ianaName(name) ?? ianaName(String((zone && propertyOf(zone, 'x-lic-location')?.[3]) ?? ''));
    if (!called && !zone) throw refused('calendar_unknown_zone', { zone: name.slice(0, 60) });
    const known = called ?? (zone && like(zone, name, demandMoment(text)));
    if (known) return { at: onClock(text, known), zone: known };
    return { at: byOwnRules(text, zone as JComponent, name), zone: ownZone, isUnknown: name };
  };
  const when: Zones['when'] = (property, value) => {
    const { isUnknown, ...is } = read(property, value);
    return is;
  };
  return {
    when,
    beginning: (property) => {
      const { isUnknown, ...is } = read(property, property[3]);
      if (isUnknown) throw refused('calendar_unknown_zone', { zone: isUnknown.slice(0, 60) });
      return is;
    },
  };
}

/** Names of zones also come with somebody's prefix: `/example.org/20070101/Europe/Berlin`. */
function ianaName(name: string): string | undefined {
  const parts = name.split('/').filter(Boolean);
  for (const tail of [parts, parts.slice(-2), parts.slice(-3)]) {
    const zone = tail.join('/');
    if (/^[A-Za-z]/.test(zone) && isZone(zone)) return zone;
  }
  return undefined;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function clockOf(zone: JComponent, name: string): Clock {
  const timezone = new ICAL.Timezone({ component: new ICAL.Component(zone), tzid: name });
  return (local) => {
    const time = ICAL.Time.fromDateTimeString(local.toString({ smallestUnit: 'second' }));
    time.zone = timezone;
    return time.toUnixTime();
  };
}

const byOwnRules = (text: string, zone: JComponent, name: string): string =>
  new Date(clockOf(zone, name)(Temporal.PlainDateTime.from(demandMoment(text))) * 1000).toISOString();

const onClock = (text: string, zone: string): string =>
  Temporal.PlainDateTime.from(demandMoment(text)).toZonedDateTime(zone).toInstant().toString();

const instant = (text: string): string => Temporal.Instant.from(demandMoment(text)).toString();

function demandMoment(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(text)) throw badTime(text);
  try {
    Temporal.PlainDateTime.from(text.replace('Z', ''));
  } catch {
    throw badTime(text);
  }
  return text;
}

function demandDay(text: string): string {
  try {
    return Temporal.PlainDate.from(text.slice(0, 10)).toString();
  } catch {
    throw badTime(text);
  }
}

const badTime = (value: string): Error => refused('calendar_bad_time', { value: value.slice(0, 40) });
