import type { Module } from '../../platform/module.ts';
import { assigner } from './assign.ts';
import { assignByRules } from './by-hand.ts';
import { AssignmentEntry } from './entry.entity.ts';
import { sweepLog } from './log.ts';
import { arrangeRule, lastInOrder } from './order.ts';
import { AssignmentRule } from './rule.entity.ts';
import { rulesInForce } from './rules-in-force.ts';
import { soundRule } from './sound-rule.ts';
import { tryOutRule } from './trying-out.ts';
import { AssignmentTurn } from './turn.table.ts';

/** Who becomes responsible for a record for which nobody was named: by turns, by load, by territory. */
export const assignment: Module = {
  name: 'assignment',
  dependsOn: ['reminders'],
  entities: [AssignmentRule, AssignmentEntry, AssignmentTurn],
  preparations: [lastInOrder],
  effects: [soundRule, rulesInForce.effect],
  verbs: [arrangeRule, tryOutRule, assignByRules],
  jobs: [sweepLog],
  assigner,
};
