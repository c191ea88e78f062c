import type { Module } from '../../platform/module.ts';
import { adjust, whoseAdjustment } from './adjusting.ts';
import { Adjustment } from './adjustment.entity.ts';
import { snapshotMetrics } from './metrics.ts';
import { registerForecast } from './routes.ts';
import { Snapshot, SnapshotWeek } from './snapshot.entity.ts';
import { takeSnapshotJob } from './snapshot.ts';

/** What is expected to be sold: by category, by whom, adjusted by heads, and as it stood week by week. */
export const forecast: Module = {
  name: 'forecast',
  dependsOn: ['deals', 'quotas'],
  entities: [Adjustment, SnapshotWeek, Snapshot],
  preparations: [whoseAdjustment],
  metrics: snapshotMetrics,
  verbs: [adjust],
  jobs: [takeSnapshotJob],
  routes: (_app, server) => registerForecast(server),
};
