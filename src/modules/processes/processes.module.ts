import type { Module } from '../../platform/module.ts';
import { setUpProcess } from './default-process.ts';
import { draftsOnly, soundStage } from './drafts.ts';
import { Process, ProcessVersion, Stage, StageTask } from './process.entity.ts';
import { discard, editProcess, publish } from './versions.ts';

export const processes: Module = {
  name: 'processes',
  dependsOn: ['activities'],
  entities: [Process, ProcessVersion, Stage, StageTask],
  preparations: [...draftsOnly, soundStage],
  verbs: [editProcess, publish, discard],
  setUp: setUpProcess,
};
