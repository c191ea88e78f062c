import type { Context } from '../context.ts';
import type { Values } from '../module.ts';
import type { Trace } from './trail.ts';

export interface Happened {
  verb: string;
  at: string;
  data: Values;
}

/**
 * What a write puts on the timeline: one line, now. A record that an import brings complete stands there with its
 * creation and whatever else it tells of its past (a sale, a refusal), each on its own day; its audit keeps the time of
 * the import. Nothing lies in the future, and nothing before the record's creation.
 */
export function happenings(ctx: Context, trace: Trace, data: Values): Happened[] {
  const now = ctx.now.toISOString();
  const { entity, before, after, verb } = trace;
  // Events before a record's creation are looked for in records of a batch only: `timeline/since.ts`.
  if (!ctx.isImport || !ctx.batch || ctx.mode !== 'historical') return [{ verb, at: now, data }];
  const told = { ...data, imported: true };
  if (before || !after || verb !== 'created') return [{ verb, at: now, data: told }];
  const own = (entity.history ?? []).filter((h) => !h.when || after[h.when.field] === h.when.is);
  const dated = own.flatMap((h) => {
    const at = instantOf(ctx, after[h.at]);
    return at ? [{ verb: h.verb, at, data: told }] : [];
  });
  const later = dated.filter((h) => h.verb !== 'created');
  const created = dated.find((h) => h.verb === 'created')?.at ?? instantOf(ctx, after['createdAt']) ?? now;
  const [first = now] = [created, ...later.map((h) => h.at)].sort();
  return [{ verb: 'created', at: first, data: told }, ...later];
}

/** A day counts from its noon in the company's zone, so that it is the same day for a reader in most others. */
function instantOf(ctx: Context, value: unknown): string | undefined {
  if (typeof value !== 'string' || !value) return undefined;
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? noonOf(ctx, value) : new Date(value).getTime();
  return Number.isNaN(moment) ? undefined : new Date(Math.min(moment, ctx.now.getTime())).toISOString();
}

const noonOf = (ctx: Context, day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: ctx.app.settings().timeZone,
    plainTime: '12:00',
  }).epochMilliseconds;
