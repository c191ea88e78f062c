import type { Condition } from '../../kernel/condition.ts';
import type { FieldProblem } from '../../kernel/errors.ts';

/** When a rule runs. */
export type Trigger = EventTrigger | TimeTrigger | ConditionTrigger | StageTrigger;
export interface EventTrigger {
  on: 'event';
  /** `created`, `changed` (any write to a record that stands), or a verb of the entity: `win`. */
  verb: string;
  /** Of `changed`: only where one of these fields did; any where there are none. */
  fields?: string[] | undefined;
  /** Of `changed` with one field: from this value, to that. */
  from?: unknown;
  to?: unknown;
}
export interface TimeTrigger {
  on: 'time';
  /** A date or an instant of the record. */
  field: string;
  count: number;
  unit: 'minute' | 'hour' | 'day';
  side: 'before' | 'after';
  /** Days off do not count. */
  isBusiness?: boolean | undefined;
  /** For a date, at which hour of the company's clock: `09:00`. */
  at?: string | undefined;
}
export interface ConditionTrigger {
  on: 'condition';
  /** The record begins to fulfil it. */
  filter?: Condition | undefined;
}

/** A deal comes into a stage of a version of its process, or goes out of it: an automatic step of that stage. */
export interface StageTrigger {
  on: 'stage';
  stage: string;
  side: 'enter' | 'leave';
}

export interface Who {
  who: 'responsible' | 'head' | 'user';
  user?: string | undefined;
}
/** What a rule does. */
export type Action = TaskAction | SetAction | NotifyAction | WebhookAction | VerbAction | DealAction;
export interface TaskAction {
  do: 'task';
  title: string;
  kind: 'task' | 'call' | 'meeting' | 'letter';
  dueDays: number;
  isBusiness: boolean;
  assignee: Who;
  description?: string | undefined;
}
export interface SetAction {
  do: 'set';
  values: Record<string, unknown>;
}
export interface NotifyAction {
  do: 'notify';
  to: Who[];
  text: string;
}
export interface WebhookAction {
  do: 'webhook';
  webhook: string;
}
export interface VerbAction {
  do: 'verb';
  verb: string;
  input: Record<string, unknown>;
}

/** Another cycle of work with the customer, in whichever process. */
export interface DealAction {
  do: 'deal';
  name: string;
  process: string;
  owner: Who;
}

/** What set a run off. */
export type RunTrigger =
  | { on: 'event'; verb: string; event: string; actor: string | null; by?: { id: string; name: string } }
  | { on: 'time'; field: string; moment: string }
  | { on: 'condition' };

export type ActionResult =
  | { do: Action['do']; is: 'done'; entity?: string; id?: string; fields?: string[]; users?: number }
  | { do: 'webhook'; is: 'queued'; delivery: string; webhook: string }
  | {
      do: Action['do'];
      is: 'failed';
      code: string;
      params?: Record<string, unknown>;
      problems?: FieldProblem[];
    };

/** Placeholders that every entity has; any field may stand in braces by its name besides. */
export const placeholders = ['name', 'responsible', 'customer', 'today'] as const;

const inBraces = /\{(\w+)\}/g;
/** Names in braces within a text: `Thank {customer}`. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(inBraces)].map((m) => m[1] ?? '');
export const withPlaceholders = (text: string, value: (name: string) => string): string =>
  text.replace(inBraces, (_, name: string) => value(name));
