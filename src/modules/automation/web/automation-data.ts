import { queryOptions } from '@tanstack/react-query';
import type { Condition } from '../../../kernel/condition.ts';
import { api } from '../../../web/api/client.ts';
import type { Link } from '../../../web/api/records.ts';
import type { Action, ActionResult, RunTrigger, Trigger } from '../parts.rules.ts';

export interface RuleRecord {
  id: string;
  version: number;
  name: string;
  entity: string;
  trigger: Trigger;
  condition: Condition | null;
  actions: Action[];
  isOn: boolean;
  switchedOnBy: Link | null;
  switchedOnAt: string | null;
  isLooping: boolean;
  /** Of an automatic step: its stage. */
  stage?: Link | null;
}
export interface RunRecord {
  id: string;
  record: Link | null;
  at: string;
  trigger: RunTrigger;
  outcome: 'done' | 'skipped' | 'failed' | 'stopped';
  reason: string | null;
  results: ActionResult[];
}
export interface WebhookRecord {
  id: string;
  name: string;
  url: string;
}
export interface Trial {
  days: number;
  count: number;
  isMore: boolean;
  records: { id: string; title: string | null; at: string | null }[];
}
interface Page<T> {
  items: T[];
  next: string | null;
}

const RULES = ['records', 'automation.rule'];
const RUNS = ['records', 'automation.run'];

/** Automatic steps are found at their stage, in each version of it. */
const ofNoStage: Condition = { field: 'stage', op: 'empty' };

export const rulesQuery = queryOptions({
  queryKey: [...RULES, 'all'],
  queryFn: async ({ signal }) =>
    (
      await api.get<Page<RuleRecord>>(
        'automation-rules',
        { limit: 200, sort: 'name', filter: ofNoStage },
        signal,
      )
    ).items,
});
export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: [...RULES, 'one', id],
    queryFn: ({ signal }) => api.get<RuleRecord>(`automation-rules/${id}`, undefined, signal),
  });

/** What may be automated, and by which field each says who is responsible. */
export const entitiesQuery = queryOptions({
  queryKey: [...RULES, 'entities'],
  queryFn: async ({ signal }) =>
    (
      await api.get<{ items: { name: string; responsible: string | null }[] }>(
        'automation/entities',
        undefined,
        signal,
      )
    ).items,
  staleTime: 5 * 60_000,
});

/** Asked again with each version of the rule, since it says what that would have done. */
export const trialQuery = (rule: RuleRecord) =>
  queryOptions({
    queryKey: [...RULES, 'trial', rule.id, rule.version],
    queryFn: () => api.post<Trial>(`automation-rules/${rule.id}/tryOut`),
    retry: false,
  });

export const runsQuery = (rule: string, outcome: string | null) =>
  queryOptions({
    queryKey: [...RUNS, 'of', rule, outcome],
    queryFn: ({ signal }) => {
      const ofRule: Condition = { field: 'rule', op: 'in', value: [rule] };
      const filter = outcome ? { all: [ofRule, { field: 'outcome', op: 'eq', value: outcome }] } : ofRule;
      return api.get<Page<RunRecord>>('automation-runs', { filter, sort: '-at', limit: 50 }, signal);
    },
    placeholderData: (old) => old,
  });

export interface DeliveryRecord {
  id: string;
  webhook: string | null;
  state: 'queued' | 'delivered' | 'failed';
  attempts: { at: string; ms: number; status?: number; code?: string }[];
}
export const deliveriesQuery = (run: string) =>
  queryOptions({
    queryKey: [...RUNS, 'deliveries', run],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: DeliveryRecord[] }>(`automation-runs/${run}/deliveries`, undefined, signal))
        .items,
  });

export const webhooksQuery = queryOptions({
  queryKey: ['records', 'automation.webhook', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<Page<WebhookRecord>>('automation-webhooks', { limit: 200, sort: 'name' }, signal)).items,
});
export const hostsQuery = queryOptions({
  queryKey: ['outgoing-hosts'],
  queryFn: async ({ signal }) =>
    (await api.get<{ hosts: string[] }>('outgoing-hosts', undefined, signal)).hosts,
});
