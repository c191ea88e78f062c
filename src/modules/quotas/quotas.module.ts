import type { Module } from '../../platform/module.ts';
import { quotaMetrics } from './metrics.ts';
import { Quota } from './quota.entity.ts';
import { registerPlanFact } from './routes.ts';
import { setQuotas } from './setting.ts';
import { followHeads, quotaRule, whoseQuota } from './whose.ts';

/** What people and departments are to reach, beside what they reach. */
export const quotas: Module = {
  name: 'quotas',
  dependsOn: ['products', 'deals', 'activities'],
  entities: [Quota],
  preparations: [whoseQuota],
  rules: [quotaRule],
  metrics: quotaMetrics,
  verbs: [setQuotas],
  subscribers: [followHeads],
  routes: (_app, server) => registerPlanFact(server),
};
