import type { Job, Module } from '../../platform/module.ts';
import { automatedEntities } from './automated.ts';
import { Delivery, Match, Pass } from './automation.tables.ts';
import { soundRule } from './checking/check-rule.ts';
import { followJob, runOnEvent } from './on/events.ts';
import { registerAutomation } from './routes.ts';
import { AutomationRule } from './rule.entity.ts';
import { AutomationRun } from './run.entity.ts';
import { sweepRuns } from './runs.ts';
import { stepsOfStage, stepsOfVersion } from './stage-steps.ts';
import { switchOff, switchOn } from './switching.ts';
import { timeJob } from './triggers/time.ts';
import { tryOut } from './trying-out.ts';
import { Webhook } from './webhook.entity.ts';
import { deliverJob } from './webhooks/deliver.ts';
import { resend } from './webhooks/resend.ts';
import { renewSecret, testWebhook, withSecret } from './webhooks/webhooks.ts';
import { wholeRule } from './whole-rule.ts';

/** Rules on any entity: when something happens, if a condition holds, then do this. */
export const automation: Module = {
  name: 'automation',
  dependsOn: ['activities', 'processes', 'deals', 'plans', 'reminders'],
  entities: [AutomationRule, AutomationRun, Webhook, Delivery, Match, Pass],
  preparations: [withSecret],
  rules: [wholeRule],
  effects: [soundRule, automatedEntities.effect, stepsOfStage, stepsOfVersion],
  verbs: [switchOn, switchOff, tryOut, renewSecret, testWebhook, resend],
  subscribers: [runOnEvent],
  jobs: [timeJob, followJob, deliverJob, sweepRuns] as Job[],
  routes: (_app, server) => registerAutomation(server),
};
