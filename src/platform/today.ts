/** The date at an instant where the clock shows the given time zone, as YYYY-MM-DD. */
export const today = (ctx: { now: Date; timeZone: string }): string =>
  Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(ctx.timeZone)
    .toPlainDate()
    .toString();
