import { transact } from '../../platform/context.ts';
import type { Job } from '../../platform/module.ts';
import { purgeBatch } from '../../platform/records/purge.ts';
import { sampleState, setSampleState } from './state.ts';

/** The job: the sample company goes as a whole, in one transaction. What the company made itself stays. */
export const removeSampleJob: Job = {
  name: 'sample.remove',
  run: async (system) => {
    const { state, batch } = await sampleState(system);
    if (state !== 'removing' || !batch) return;
    const { kept } = await transact(system, (ctx) => purgeBatch(ctx, batch));
    await setSampleState(system, { state: 'none', ...(kept.length ? { kept } : {}) });
  },
};
