import type { CalendarItem } from '../calendar-data.ts';
import { DAY_MINUTES, wallTime } from './clock.ts';

/** A part of an item that stands in one day's column: minutes from midnight, and its lane beside those that overlap. */
export interface Block {
  item: CalendarItem;
  start: number;
  end: number;
  lane: number;
  lanes: number;
  /** It goes on from the day before, or into the next. */
  isFromBefore: boolean;
  goesOn: boolean;
  /** Overlaps another meeting of the same person. */
  isConflict: boolean;
}
/** Shorter ones are drawn so long, so that they can be read and taken hold of. */
const LEAST = 20;

/** The items of a day with an hour, side by side where they overlap. */
export function layOut(items: CalendarItem[], day: string, timeZone: string): Block[] {
  const blocks = items.flatMap((item) => blockOf(item, day, timeZone) ?? []);
  blocks.sort((a, b) => a.start - b.start || b.end - a.end || (a.item.id < b.item.id ? -1 : 1));
  for (const cluster of clusters(blocks)) giveLanes(cluster);
  for (const block of blocks) block.isConflict = blocks.some((other) => areInConflict(block, other));
  return blocks;
}

function blockOf(item: CalendarItem, day: string, timeZone: string): Block | undefined {
  if (!item.startsAt || !item.endsAt) return undefined;
  const [start, end] = [wallTime(item.startsAt, timeZone), wallTime(item.endsAt, timeZone)];
  if (start.day > day || end.day < day) return undefined;
  const isFromBefore = start.day < day;
  // What ends at midnight does not stand in the next day.
  if (isFromBefore && end.day === day && end.minute === 0) return undefined;
  const first = isFromBefore ? 0 : start.minute;
  const last = end.day > day ? DAY_MINUTES : end.minute;
  const goesOn =
    end.day > day && !(end.minute === 0 && item.endsAt !== item.startsAt && isNext(day, end.day));
  return {
    item,
    start: first,
    end: Math.max(last, first),
    lane: 0,
    lanes: 1,
    isFromBefore,
    goesOn,
    isConflict: false,
  };
}

const isNext = (day: string, other: string): boolean => Date.parse(other) - Date.parse(day) === 86_400_000;
const shownEnd = (b: Block): number => Math.max(b.end, b.start + LEAST);

/** Groups in which each block overlaps some other: a group shares the column's width. */
function clusters(sorted: Block[]): Block[][] {
  const groups: Block[][] = [];
  let reach = -1;
  for (const block of sorted) {
    if (block.start >= reach) groups.push([]);
    groups.at(-1)?.push(block);
    reach = Math.max(reach, shownEnd(block));
  }
  return groups;
}

function giveLanes(cluster: Block[]): void {
  const ends: number[] = [];
  for (const block of cluster) {
    const free = ends.findIndex((end) => end <= block.start);
    block.lane = free < 0 ? ends.length : free;
    ends[block.lane] = shownEnd(block);
  }
  for (const block of cluster) block.lanes = ends.length;
}

const isMeeting = (i: CalendarItem): boolean => i.entity !== 'activities.task' && i.state === 'planned';
const areInConflict = (a: Block, b: Block): boolean =>
  a !== b &&
  isMeeting(a.item) &&
  isMeeting(b.item) &&
  a.start < b.end &&
  b.start < a.end &&
  a.item.users.some((user) => b.item.users.includes(user));
