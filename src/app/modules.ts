import { activities } from '../modules/activities/activities.module.ts';
import { automation } from '../modules/automation/automation.module.ts';
import { calendar } from '../modules/calendar/calendar.module.ts';
import { comments } from '../modules/comments/comments.module.ts';
import { contacts } from '../modules/contacts/contacts.module.ts';
import { control } from '../modules/control/control.module.ts';
import { deals } from '../modules/deals/deals.module.ts';
import { duplicates } from '../modules/duplicates/duplicates.module.ts';
import { forecast } from '../modules/forecast/forecast.module.ts';
import { myDay } from '../modules/my-day/my-day.module.ts';
import { onboarding } from '../modules/onboarding/onboarding.module.ts';
import { plans } from '../modules/plans/plans.module.ts';
import { processes } from '../modules/processes/processes.module.ts';
import { products } from '../modules/products/products.module.ts';
import { quotas } from '../modules/quotas/quotas.module.ts';
import { reminders } from '../modules/reminders/reminders.module.ts';
import { reports } from '../modules/reports/reports.module.ts';
import { sample } from '../modules/sample/sample.module.ts';
import { teams } from '../modules/teams/teams.module.ts';
import type { Module } from '../platform/module.ts';
import { platform } from '../platform/platform.module.ts';

/** The program's modules, each after those that it depends on. */
export const modules: Module[] = [
  platform,
  contacts,
  duplicates,
  activities,
  teams,
  products,
  processes,
  deals,
  plans,
  calendar,
  quotas,
  forecast,
  control,
  myDay,
  reminders,
  comments,
  automation,
  reports,
  sample,
  onboarding,
];
