/** Whether a clock shows `local` at that moment, in seconds since 1970. */
export type Clock = (local: Temporal.PlainDateTime) => number;

/** Tried first, so that of zones whose clocks go alike a known one is named. */
const wellKnown = [
  ...['Asia/Tashkent', 'Europe/Moscow', 'Europe/Berlin', 'Europe/London', 'Europe/Kyiv', 'Europe/Istanbul'],
  ...[
    'Asia/Almaty',
    'Asia/Baku',
    'Asia/Dubai',
    'Asia/Kolkata',
    'Asia/Shanghai',
    'Asia/Tokyo',
    'Asia/Yekaterinburg',
  ],
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Sao_Paulo'],
  ...['Australia/Sydney', 'Pacific/Auckland', 'UTC'],
];

/** The IANA zone whose clock goes as this one in a year and the next: programs bring zones by names of their own. */
export function zoneLike(clock: Clock, year: number, ownZone: string): string | undefined {
  const noons = Array.from({ length: 48 }, (_, i) =>
    Temporal.PlainDateTime.from({ year, month: 1, day: (i % 2) * 14 + 1, hour: 12 }).add({ months: i >> 1 }),
  );
  const wanted = noons.map(clock);
  const isLike = (zone: string): boolean =>
    noons.every((noon, i) => secondsIn(zone, noon) === wanted[i]) &&
    noonsAroundChanges(zone, year).every((noon) => secondsIn(zone, noon) === clock(noon));
  return [ownZone, ...wellKnown, ...Intl.supportedValuesOf('timeZone')].find(isLike);
}

const secondsIn = (zone: string, local: Temporal.PlainDateTime): number =>
  local.toZonedDateTime(zone).epochMilliseconds / 1000;

function noonsAroundChanges(zone: string, year: number): Temporal.PlainDateTime[] {
  const noons: Temporal.PlainDateTime[] = [];
  let at = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > year + 1) return noons;
    const noon = next.toPlainDate().toPlainDateTime('12:00');
    noons.push(noon.subtract({ days: 1 }), noon);
    at = next;
  }
}
