import type { Module } from '../../platform/module.ts';
import { branchesOfStage, soundBranch } from './branches.ts';
import { setUpProcess } from './default-process.ts';
import { draftsOnly, draftsOnlyGone, soundStage } from './drafts.ts';
import { Branch, Process, ProcessVersion, Stage, StageTask } from './process.entity.ts';
import { discard, editProcess, publish } from './versions.ts';

export const processes: Module = {
  name: 'processes',
  dependsOn: ['activities', 'teams'],
  entities: [Process, ProcessVersion, Stage, StageTask, Branch],
  preparations: [...draftsOnly, soundStage, soundBranch],
  effects: [...draftsOnlyGone, branchesOfStage],
  verbs: [editProcess, publish, discard],
  setUp: setUpProcess,
};
