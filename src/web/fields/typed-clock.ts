/** `9`, `930`, `9.30`, `09:30` as `HH:MM`; undefined where it is no hour of the day. */
export function typedClock(text: string): string | undefined {
  const parts = /^(\d{1,2})(?:[-:.\s]?(\d\d))?$/.exec(text.trim());
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2] ?? 0);
  if (!parts || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
