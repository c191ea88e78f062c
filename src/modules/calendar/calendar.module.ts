import type { Module } from '../../platform/module.ts';
import { registerDav } from './dav/routes.ts';
import { registerFeed } from './outside/feed.ts';
import { registerInvitations } from './outside/invitation-routes.ts';
import { invitedHear } from './outside/invited-hear.ts';
import {
  CalendarInvitation,
  CalendarName,
  CalendarPass,
  CalendarPersonal,
  CalendarSync,
} from './outside/outside.tables.ts';
import { registerPasses } from './outside/pass-routes.ts';
import { registerCalendar } from './routes.ts';
import { registerWorkHours } from './work-hours.ts';

/** Days, weeks and months of people: what they have when, and when they work. */
export const calendar: Module = {
  name: 'calendar',
  dependsOn: ['contacts', 'activities', 'plans'],
  entities: [CalendarPass, CalendarName, CalendarPersonal, CalendarSync, CalendarInvitation],
  subscribers: [invitedHear],
  routes: (app, server) => {
    registerCalendar(server);
    registerWorkHours(server);
    registerPasses(server);
    registerInvitations(server);
    registerFeed(app, server);
    registerDav(app, server);
  },
};
