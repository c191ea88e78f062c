import { z } from 'zod';
import { defineVerb } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { stagesOf, waysOf } from '../processes/public.ts';
import { Deal } from './deal.entity.ts';

const way = z.object({
  /** Key of the stage, the same over versions. */
  key: z.string(),
  kind: z.enum(['open', 'won', 'lost']),
  problem: z
    .object({ field: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()).optional() })
    .nullable(),
});

/** Where the deal may go from where it stands, by the ways of its stage; what a stage asks for besides can be given. */
export const dealWays = defineVerb({
  entity: 'deals.deal',
  name: 'ways',
  needs: 'read',
  isPersonal: true,
  input: z.object({}),
  output: z.object({ stages: z.array(way) }),
  run: async (ctx, id) => {
    const deal = await loadRecord(ctx, Deal, id);
    const stages = deal.processVersion ? await stagesOf(ctx, deal.processVersion) : [];
    const from = deal.outcome === 'open' ? stages.find((s) => s.id === deal.stage) : undefined;
    const ways = await waysOf(ctx, Deal, id, stages, from);
    return {
      stages: stages.map((s) => ({ key: s.key, kind: s.kind, problem: ways.problemOf(s) ?? null })),
    };
  },
});
