import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import { today } from '../today.ts';

/** Periods of roles, departments, account teams and shares begin and end at the company's midnight, wherever the reader is. */
export const accessDay = (ctx: Pick<Context, 'app' | 'now'>): string => dayOf(ctx.app, ctx.now);

export const dayOf = (app: App, at: Date): string => today({ now: at, timeZone: app.settings().timeZone });
