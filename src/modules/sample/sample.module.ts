import type { Job, Module } from '../../platform/module.ts';
import { fillSampleJob } from './fill.ts';
import { removeSampleJob } from './remove.ts';
import { registerSample } from './routes.ts';

export const sample: Module = {
  name: 'sample',
  dependsOn: [
    'contacts',
    'products',
    'activities',
    'plans',
    'processes',
    'deals',
    'quotas',
    'forecast',
    'control',
    'assignment',
  ],
  jobs: [fillSampleJob, removeSampleJob] as Job[],
  routes: (_app, server) => registerSample(server),
};
