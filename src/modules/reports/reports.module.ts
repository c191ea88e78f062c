import type { Module } from '../../platform/module.ts';
import { Dashboard, StartBoard } from './board/board.entity.ts';
import { arranged } from './board/keeping.ts';
import { registerStart } from './board/start-routes.ts';
import { registerFileOfAnswer } from './file/routes.ts';
import { answerable } from './keeping.ts';
import { registerMetrics } from './metrics-route.ts';
import { makeReadyReports } from './ready-made.ts';
import { Report } from './report.entity.ts';
import { registerAnswers } from './routes.ts';

/** Questions about every entity, kept, shared and laid out on boards. */
export const reports: Module = {
  name: 'reports',
  dependsOn: ['contacts', 'activities', 'deals'],
  entities: [Report, Dashboard, StartBoard],
  preparations: [answerable, arranged],
  routes: (_app, server) => {
    registerAnswers(server);
    registerMetrics(server);
    registerStart(server);
    registerFileOfAnswer(server);
  },
  setUp: makeReadyReports,
};
