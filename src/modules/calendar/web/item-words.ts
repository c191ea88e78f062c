import type { TFunction } from 'i18next';
import type { Formats } from '../../../web/i18n/format.ts';
import type { CalendarItem } from './calendar-data.ts';

export const titleOf = (item: CalendarItem, t: TFunction<'calendar'>): string =>
  item.title || t(`kind.${item.kind}`);

/** Its hours, as the reader's clock shows them; none where it has a day only. */
export const hoursOf = (item: CalendarItem, formats: Formats): string =>
  !item.startsAt
    ? ''
    : item.entity === 'activities.task' || !item.endsAt
      ? formats.time(item.startsAt)
      : `${formats.time(item.startsAt)}–${formats.time(item.endsAt)}`;

/** The group of looks that it belongs to. */
export const lookOf = (item: CalendarItem): string =>
  item.entity === 'plans.contact' ? 'contact' : item.entity === 'activities.task' ? 'task' : item.kind;
