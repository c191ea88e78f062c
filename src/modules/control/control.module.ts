import type { Module } from '../../platform/module.ts';
import { Finding } from './finding.entity.ts';
import { controlMetrics } from './metrics.ts';
import { Norm } from './norm.entity.ts';
import { keepFindings, reviewAll } from './on/deals.ts';
import { Reaction } from './reaction.entity.ts';
import { registerExceptions } from './routes.ts';
import { registerPages } from './routes-of-pages.ts';

/** What heads look at: plan and fact, what stands still, whom to talk to about what. */
export const control: Module = {
  name: 'control',
  dependsOn: ['contacts', 'processes', 'deals', 'activities', 'plans', 'quotas'],
  entities: [Finding, Norm, Reaction],
  metrics: controlMetrics,
  subscribers: [keepFindings],
  jobs: [reviewAll],
  routes: (_app, server) => {
    registerExceptions(server);
    registerPages(server);
  },
};
