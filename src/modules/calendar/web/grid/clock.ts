import { instantOf, localParts } from '../../../../web/i18n/zoned.ts';

/** A moment on the wall clock of a zone: its day, and minutes since that day's midnight. */
export interface WallTime {
  day: string;
  minute: number;
}
export const DAY_MINUTES = 1440;

export function wallTime(instant: string, timeZone: string): WallTime {
  const [day = '', clock = ''] = localParts(instant, timeZone).split('T');
  return { day, minute: minuteOf(clock) };
}

export const momentOf = (day: string, minute: number, timeZone: string): string =>
  instantOf(`${day}T${clockText(minute)}`, timeZone);

/** `HH:MM` of minutes since midnight, below a day. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
