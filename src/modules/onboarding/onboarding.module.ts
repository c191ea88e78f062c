import type { Module } from '../../platform/module.ts';
import { registerFirstSteps } from './first-steps.ts';

export const onboarding: Module = {
  name: 'onboarding',
  dependsOn: ['contacts', 'deals', 'activities', 'sample'],
  routes: (_app, server) => registerFirstSteps(server),
};
