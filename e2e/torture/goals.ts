import { denial } from './denial/goal.ts';
import { faults } from './faults/goal.ts';
import { formulas } from './formulas/goal.ts';
import { injections } from './injections/goal.ts';
import { kills } from './kills/goal.ts';
import { letters } from './letters/goal.ts';
import { randomOperations } from './operations/goal.ts';
import { reminders } from './reminders/goal.ts';
import { requests } from './requests/goal.ts';
import type { Goal } from './shared/goal.ts';
import { uploads } from './uploads/goal.ts';

/** By their numbers in the specification. */
export const goals: Goal[] = [
  kills,
  letters,
  faults,
  reminders,
  randomOperations,
  denial,
  requests,
  injections,
  uploads,
  formulas,
];
