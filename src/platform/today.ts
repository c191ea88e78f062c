interface Day {
  name: string;
  /** Milliseconds of its first moment, and of the first after it. */
  from: number;
  until: number;
}
/** The last day that was asked for, by time zone: every request asks. */
const known = new Map<string, Day>();

/** The date at an instant where the clock shows the given time zone, as YYYY-MM-DD. */
export function today(ctx: { now: Date; timeZone: string }): string {
  const at = ctx.now.getTime();
  const day = known.get(ctx.timeZone);
  if (day && at >= day.from && at < day.until) return day.name;
  const found = dayAt(at, ctx.timeZone);
  known.set(ctx.timeZone, found);
  return found.name;
}

function dayAt(at: number, timeZone: string): Day {
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay();
  return {
    name: start.toPlainDate().toString(),
    from: start.epochMilliseconds,
    until: start.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
}
