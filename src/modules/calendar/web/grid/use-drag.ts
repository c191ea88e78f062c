import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import type { CalendarItem } from '../calendar-data.ts';
import { type Slot, type Surface, slotAt } from './slots.ts';

export type Mode = 'create' | 'move' | 'resize';
/** What is being drawn or moved: where it would be if it were let go now. Minutes from midnight where it has an hour. */
export interface Draft {
  mode: Mode;
  item: CalendarItem | null;
  day: string;
  user: string;
  surface: Surface;
  start: number;
  end: number;
}
interface Grip {
  mode: Mode;
  item: CalendarItem | null;
  first: Slot;
  /** Of the item as it stands: where it begins and how long it is, and how far below its beginning it was taken. */
  start: number;
  length: number;
  below: number;
}
interface Acts {
  onDrop(draft: Draft): void;
  /** Said when somebody tries to move what may not be moved; true if so. */
  refuse(item: CalendarItem): boolean;
}

const SNAP = 15;
const DEFAULT_LENGTH = 60;
const THRESHOLD_PX = 4;
const SLOP_PX = 10;
/** A finger that rests takes hold; one that moves at once scrolls. */
const HOLD_MS = 350;

/** One drag at a time, by mouse, pen or finger, over every surface that carries slots. Escape takes it back. */
export function useDrag(acts: Acts) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const latest = useRef(acts);
  latest.current = acts;
  const end = useRef<() => void>(() => undefined);
  const wasDragged = useRef(false);
  useEffect(() => () => end.current(), []);

  const begin = (event: ReactPointerEvent, grip: Omit<Grip, 'first' | 'below'>): void => {
    const first = slotAt(event.clientX, event.clientY);
    if (event.button !== 0 || !first) return;
    end.current();
    wasDragged.current = false;
    const whole: Grip = { ...grip, first, below: first.minute - grip.start };
    end.current = listen(event.nativeEvent, whole, {
      refuse: (item) => latest.current.refuse(item),
      show: setDraft,
      drop: (done, moved) => {
        wasDragged.current = moved;
        if (done) latest.current.onDrop(done);
      },
    });
  };
  /** The click that ends a drag is none. */
  const isClick = (): boolean => !wasDragged.current;
  return { draft, begin, isClick };
}
export type Drag = ReturnType<typeof useDrag>;

interface Hooks {
  refuse(item: CalendarItem): boolean;
  show(draft: Draft | null): void;
  drop(draft: Draft | null, wasMoved: boolean): void;
}

function listen(down: PointerEvent, grip: Grip, hooks: Hooks): () => void {
  const isTouch = down.pointerType === 'touch';
  let isActive = false;
  let current: Draft | null = null;
  const stop = (): void => {
    window.clearTimeout(timer);
    for (const [name, run] of handlers) window.removeEventListener(name, run as EventListener);
    hooks.show(null);
  };
  const activate = (): void => {
    if (grip.item && hooks.refuse(grip.item)) {
      hooks.drop(null, true);
      stop();
    } else isActive = true;
  };
  const timer = isTouch ? window.setTimeout(activate, HOLD_MS) : 0;
  const move = (e: PointerEvent): void => {
    const way = Math.hypot(e.clientX - down.clientX, e.clientY - down.clientY);
    if (!isActive && isTouch) {
      if (way > SLOP_PX) stop();
      return;
    }
    if (!isActive && way > THRESHOLD_PX) activate();
    const slot = isActive && slotAt(e.clientX, e.clientY);
    if (!slot) return;
    current = draftOf(grip, slot);
    hooks.show(current);
  };
  const up = (): void => {
    const click = !isActive && grip.mode === 'create' ? clicked(grip) : null;
    stop();
    hooks.drop(isActive ? current : click, isActive);
  };
  const key = (e: KeyboardEvent): void => {
    if (e.code !== 'Escape') return;
    hooks.drop(null, isActive);
    stop();
  };
  const scroll = (e: Event): void => {
    if (isActive) e.preventDefault();
  };
  const handlers: [string, unknown][] = [
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', stop],
    ['keydown', key],
    ['touchmove', scroll],
  ];
  for (const [name, run] of handlers)
    window.addEventListener(
      name,
      run as EventListener,
      name === 'touchmove' ? { passive: false } : undefined,
    );
  return stop;
}

const snapped = (minute: number): number => Math.round(minute / SNAP) * SNAP;
const within = (minute: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, minute));

function draftOf(grip: Grip, slot: Slot): Draft {
  const { mode, item, first } = grip;
  if (mode === 'create') {
    const [a, b] = [first.minute, slot.minute]
      .map((m) => Math.floor(m / SNAP) * SNAP)
      .toSorted((x, y) => x - y);
    const span = { start: a ?? 0, end: (b ?? 0) + SNAP };
    return { mode, item, day: first.day, user: first.user, surface: first.surface, ...span };
  }
  if (mode === 'resize') {
    const end = within(snapped(slot.minute), grip.start + SNAP, 1440);
    return { mode, item, day: first.day, user: first.user, surface: 'time', start: grip.start, end };
  }
  // Between surfaces without hours the hour stays what it was.
  const wanted =
    slot.surface === 'time'
      ? snapped(first.surface === 'time' ? slot.minute - grip.below : slot.minute)
      : grip.start;
  const start = within(wanted, 0, 1440 - SNAP);
  const { day, user, surface } = slot;
  return { mode, item, day, user, surface, start, end: start + (grip.length || 30) };
}

function clicked({ first, item }: Grip): Draft {
  const start = Math.floor(first.minute / 30) * 30;
  const { day, user, surface } = first;
  return { mode: 'create', item, day, user, surface, start, end: Math.min(1440, start + DEFAULT_LENGTH) };
}
