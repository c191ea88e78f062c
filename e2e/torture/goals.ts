import { denial } from './denial/goal.ts';
import { faults } from './faults/goal.ts';
import { formulas } from './formulas/goal.ts';
import { injections } from './injections/goal.ts';
import { kills } from './kills/goal.ts';
import { randomOperations } from './operations/goal.ts';
import { requests } from './requests/goal.ts';
import type { Goal } from './shared/goal.ts';
import { uploads } from './uploads/goal.ts';

/** By their numbers in the specification. */
export const goals: Goal[] = [
  kills,
  faults,
  randomOperations,
  denial,
  requests,
  injections,
  uploads,
  formulas,
];
