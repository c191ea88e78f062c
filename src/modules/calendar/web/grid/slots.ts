/** `time`: a column with hours; `day`: a day that keeps the hour of what is put there; `strip`: things without an hour. */
export type Surface = 'time' | 'day' | 'strip';
/** A place on the screen where something may be put: a day of somebody, with the minute where the surface has hours. */
export interface Slot {
  day: string;
  user: string;
  surface: Surface;
  minute: number;
}

/** What an element says of itself to be a slot. */
export const slotProps = (day: string, user: string, surface: Surface) => ({
  'data-slot-day': day,
  'data-slot-user': user,
  'data-slot': surface,
});

export function slotAt(x: number, y: number): Slot | undefined {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-slot-day]');
  if (!element) return undefined;
  const { top, height } = element.getBoundingClientRect();
  const surface = element.dataset['slot'] as Surface;
  const minute = surface === 'time' ? Math.min(1439, Math.max(0, ((y - top) / height) * 1440)) : 0;
  return { day: element.dataset['slotDay'] ?? '', user: element.dataset['slotUser'] ?? '', surface, minute };
}
