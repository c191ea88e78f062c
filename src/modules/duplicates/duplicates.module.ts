import type { Module } from '../../platform/module.ts';
import { DuplicateKey, DuplicatePair, DuplicatePass } from './duplicates.tables.ts';
import { findByChannel, findSoon, unmergedAreTwo } from './on/customers.ts';
import { passJob } from './pass.ts';
import { registerDuplicates } from './routes.ts';

/** Customers who may be one: found by themselves, decided on by people, made one by `platform/merging`. */
export const duplicates: Module = {
  name: 'duplicates',
  dependsOn: ['contacts'],
  entities: [DuplicateKey, DuplicatePair, DuplicatePass],
  subscribers: [findSoon, findByChannel, unmergedAreTwo],
  jobs: [passJob],
  routes: (_app, server) => registerDuplicates(server),
};
