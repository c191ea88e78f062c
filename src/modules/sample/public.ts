import type { Context } from '../../platform/context.ts';
import { sampleState } from './state.ts';

/** The batch that everything of the sample company carries; null where there is none. */
export const sampleBatch = async (ctx: Context): Promise<string | null> =>
  (await sampleState(ctx)).batch ?? null;
