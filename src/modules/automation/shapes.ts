import { z } from 'zod';
import type { Condition } from '../../kernel/condition.ts';

const name = z.string().min(1).max(80);
const condition = z.custom<Condition>((v) => typeof v === 'object' && v !== null && !Array.isArray(v));

/** The form of a rule's parts; whether they make sense for its entity is for checking/ to say. */
export const triggerShape = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('event'),
    verb: name,
    fields: z.array(name).max(30).optional(),
    from: z.unknown().optional(),
    to: z.unknown().optional(),
  }),
  z.strictObject({
    on: z.literal('time'),
    field: name,
    count: z.int().min(0).max(1000),
    unit: z.enum(['minute', 'hour', 'day']),
    side: z.enum(['before', 'after']),
    isBusiness: z.boolean().optional(),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
  }),
  z.strictObject({ on: z.literal('condition'), filter: condition.optional() }),
  z.strictObject({ on: z.literal('stage'), stage: z.uuid(), side: z.enum(['enter', 'leave']) }),
]);

const who = z
  .strictObject({ who: z.enum(['responsible', 'head', 'user']), user: z.uuid().optional() })
  .refine((w) => w.who !== 'user' || w.user, { path: ['user'], message: 'required' });

const actionShape = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('task'),
    title: z.string().trim().min(1).max(300),
    kind: z.enum(['task', 'call', 'meeting', 'letter']).default('task'),
    dueDays: z.int().min(0).max(365),
    isBusiness: z.boolean().default(true),
    assignee: who,
    description: z.string().max(2000).optional(),
  }),
  z.strictObject({ do: z.literal('set'), values: z.record(name, z.unknown()) }),
  z.strictObject({
    do: z.literal('notify'),
    to: z.array(who).min(1).max(20),
    text: z.string().trim().min(1).max(500),
  }),
  z.strictObject({ do: z.literal('webhook'), webhook: z.uuid() }),
  z.strictObject({
    do: z.literal('deal'),
    name: z.string().trim().min(1).max(300),
    process: z.uuid(),
    owner: who,
  }),
  z.strictObject({ do: z.literal('verb'), verb: name, input: z.record(name, z.unknown()).default({}) }),
]);
export const actionsShape = z.array(actionShape).max(20);
