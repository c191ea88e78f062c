import type { Module } from '../../platform/module.ts';
import { registerCalendar } from './routes.ts';
import { registerWorkHours } from './work-hours.ts';

/** Days, weeks and months of people: what they have when, and when they work. */
export const calendar: Module = {
  name: 'calendar',
  dependsOn: ['contacts', 'activities', 'plans'],
  routes: (_app, server) => {
    registerCalendar(server);
    registerWorkHours(server);
  },
};
