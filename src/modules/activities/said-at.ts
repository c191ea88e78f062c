import type { Context } from '../../platform/context.ts';

/** When it was written down, which may be long before it is sent; a clock that is fast puts nothing in the future. */
export const saidAt = (ctx: Context, at: string | null | undefined): { at?: string } =>
  at ? { at: Date.parse(at) > ctx.now.getTime() ? ctx.now.toISOString() : at } : {};
