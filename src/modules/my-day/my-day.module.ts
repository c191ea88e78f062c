import type { Module } from '../../platform/module.ts';
import { registerMyDay } from './my-day.ts';

/** What a seller does today, in order: meetings, tasks, planned contacts, deals that nobody moves or that the control found. */
export const myDay: Module = {
  name: 'my-day',
  dependsOn: ['contacts', 'activities', 'deals', 'plans', 'control'],
  routes: (_app, server) => registerMyDay(server),
};
