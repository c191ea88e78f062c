import type { JComponent } from './jcal.ts';

/** The time zone's changes of clocks in these years, for readers that do not know its name. */
export function zoneComponent(zone: string, years: { from: number; to: number }): JComponent {
  const changes = changesOf(zone, years);
  const least = Math.min(...changes.map((c) => c.to));
  return [
    'vtimezone',
    [
      ['tzid', {}, 'text', zone],
      ['x-lic-location', {}, 'text', zone],
    ],
    changes.map((c): JComponent => {
      const name = c.to > least ? 'daylight' : 'standard';
      return [
        name,
        [
          ['dtstart', {}, 'date-time', c.local],
          ['tzoffsetfrom', {}, 'utc-offset', offsetText(c.from)],
          ['tzoffsetto', {}, 'utc-offset', offsetText(c.to)],
        ],
        [],
      ];
    }),
  ];
}

interface ClockChange {
  /** On the clock as it went before the change. */
  local: string;
  from: number;
  to: number;
}

function changesOf(zone: string, years: { from: number; to: number }): ClockChange[] {
  let at = Temporal.PlainDateTime.from({ year: years.from, month: 1, day: 1 }).toZonedDateTime(zone);
  const changes = [{ local: localText(at), from: at.offsetNanoseconds, to: at.offsetNanoseconds }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > years.to) return changes;
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    const local = next.toInstant().add({ nanoseconds: before }).toZonedDateTimeISO('UTC');
    changes.push({ local: localText(local), from: before, to: next.offsetNanoseconds });
    at = next;
  }
}

const localText = (at: Temporal.ZonedDateTime): string =>
  at.toPlainDateTime().toString({ smallestUnit: 'second' });

function offsetText(nanoseconds: number): string {
  const seconds = Math.round(Math.abs(nanoseconds) / 1e9);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [h, m, s] = parts.map((n) => String(n).padStart(2, '0'));
  return `${nanoseconds < 0 ? '-' : '+'}${h}:${m}${s === '00' ? '' : `:${s}`}`;
}
