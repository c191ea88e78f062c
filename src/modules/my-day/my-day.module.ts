import type { Module } from '../../platform/module.ts';
import { registerMyDay } from './my-day.ts';

/** What a seller does today, in order: meetings, tasks, planned contacts, deals that nobody moves. */
export const myDay: Module = {
  name: 'my-day',
  dependsOn: ['contacts', 'activities', 'deals', 'plans'],
  routes: (_app, server) => registerMyDay(server),
};
