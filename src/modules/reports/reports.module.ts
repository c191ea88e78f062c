import type { Module } from '../../platform/module.ts';
import { Dashboard, StartBoard } from './board/board.entity.ts';
import { arranged } from './board/keeping.ts';
import { registerStart } from './board/start-routes.ts';
import { deliverJob } from './delivery/deliver.ts';
import { Delivery, Sent } from './delivery/delivery.entity.ts';
import { deliverable } from './delivery/keeping.ts';
import { registerDeliveries, sweepSentJob } from './delivery/routes.ts';
import { registerFileOfAnswer } from './file/routes.ts';
import { answerable } from './keeping.ts';
import { registerMetrics } from './metrics-route.ts';
import { makeReadyReports } from './ready-made.ts';
import { Report } from './report.entity.ts';
import { registerAnswers } from './routes.ts';

/** Questions about every entity, kept, shared and laid out on boards. */
export const reports: Module = {
  name: 'reports',
  dependsOn: ['contacts', 'activities', 'deals', 'reminders'],
  entities: [Report, Dashboard, StartBoard, Delivery, Sent],
  preparations: [answerable, arranged, deliverable],
  jobs: [deliverJob, sweepSentJob],
  routes: (_app, server) => {
    registerAnswers(server);
    registerMetrics(server);
    registerDeliveries(server);
    registerStart(server);
    registerFileOfAnswer(server);
  },
  setUp: makeReadyReports,
};
