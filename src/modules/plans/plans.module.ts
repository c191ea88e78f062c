import type { Module } from '../../platform/module.ts';
import { hasByHand } from './by-hand.ts';
import { DayOff } from './day-off.entity.ts';
import { hasPolicy } from './has-policy.ts';
import { planMetrics } from './metrics.ts';
import { keepPlans } from './on/contacts.ts';
import { PlannedContact } from './planned-contact.entity.ts';
import { daysOffChanged, policyChanged, policyRule, reviewAllJob, switchOff, switchOn } from './policies.ts';
import { ContactPolicy } from './policy.entity.ts';
import { tryOut } from './trying-out.ts';

/** Who is to be contacted when, about what and by whom; filled by what really happens. */
export const plans: Module = {
  name: 'plans',
  dependsOn: ['contacts', 'teams', 'activities', 'processes', 'deals'],
  entities: [ContactPolicy, PlannedContact, DayOff],
  rules: [policyRule],
  metrics: planMetrics,
  effects: [policyChanged, daysOffChanged, hasPolicy.effect, hasByHand.effect],
  // Of two customers' plans by one policy there is one; the review makes the next contact of it.
  merging: [
    {
      entity: 'plans.contact',
      twin: { party: "s.policy_id = o.policy_id and s.state = 'planned' and o.state = 'planned'" },
    },
  ],
  verbs: [switchOn, switchOff, tryOut],
  subscribers: [keepPlans],
  jobs: [reviewAllJob],
};
