import ICAL from 'ical.js';
import type { When } from './entry.ts';
import { componentsOf, type JComponent, type JProperty, propertyOf, refused } from './jcal.ts';

/** How the times of one calendar are read: by IANA names where it uses them, else by the zones that it brings. */
export interface Zones {
  when(property: JProperty, value: unknown): When;
}

export function zonesIn(calendar: JComponent, ownZone: string): Zones {
  const brought = new Map(
    componentsOf(calendar, 'vtimezone').map((zone) => [String(propertyOf(zone, 'tzid')?.[3] ?? ''), zone]),
  );
  return {
    when: ([, params, type], value) => {
      const text = String(value);
      if (type === 'date' || /^\d{4}-\d\d-\d\d$/.test(text)) return { day: demandDay(text) };
      if (text.endsWith('Z')) return { at: instant(text), zone: 'UTC' };
      const name = typeof params['tzid'] === 'string' ? params['tzid'] : undefined;
      if (!name) return { at: onClock(text, ownZone), zone: ownZone };
      const zone = brought.get(name);
      const known =
        ianaName(name) ?? ianaName(String((zone && propertyOf(zone, 'x-lic-location')?.[3]) ?? ''));
      if (known) return { at: onClock(text, known), zone: known };
      if (!zone) throw refused('calendar_unknown_zone', { zone: name.slice(0, 60) });
      return { at: byOwnRules(text, zone, name), zone: ownZone };
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

function byOwnRules(text: string, zone: JComponent, name: string): string {
  const component = new ICAL.Component(zone);
  const timezone = new ICAL.Timezone({ component, tzid: name });
  const time = ICAL.Time.fromDateTimeString(demandMoment(text));
  time.zone = timezone;
  return new Date(time.toUnixTime() * 1000).toISOString();
}

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
