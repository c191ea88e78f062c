import type { Entity } from '../kernel/entity.ts';
import type { Field } from '../kernel/field.ts';
import type { Values } from '../platform/module.ts';
import type { Registry } from '../platform/registry.ts';
import type { Client } from './client.ts';

/** Makes valid input for any declared entity, and the records that it must point to, through the API. */
export interface Samples {
  /** Input for a new record: required and expected fields, and with `full` every field that may be written. */
  input(entity: Entity, o?: { full?: boolean }): Promise<Values>;
  create(entity: Entity, o?: { full?: boolean }): Promise<{ id: string; [name: string]: unknown }>;
  value(entity: Entity, name: string): Promise<unknown>;
}

let serial = 0;

export function samplesFor(registry: Registry, client: Client): Samples {
  const samples: Samples = {
    input: async (entity, o = {}) => {
      const input: Values = { ...(fixed[entity.name]?.() ?? {}) };
      for (const [name, field] of writable(entity)) {
        if (name in input || (!o.full && !field.required && !field.expected && name !== entity.title))
          continue;
        const value = await samples.value(entity, name);
        if (value !== undefined) input[name] = value;
      }
      return { ...input, ...(await prepared(samples, registry, entity, client)) };
    },
    create: async (entity, o) => {
      const answer = await client.post<{ id: string }>(`/${entity.route}`, await samples.input(entity, o));
      if (answer.status !== 201) throw new Error(`${entity.name} was not created: ${answer.text}`);
      return answer.body;
    },
    value: async (entity, name) => {
      const field = entity.fields[name];
      return field && sampleOf(samples, registry, client, entity, name, field);
    },
  };
  return samples;
}

export const writable = (entity: Entity): [string, Field][] =>
  Object.entries(entity.fields).filter(
    ([, f]) => !f.readOnly && !f.internal && !f.computed && f.type !== 'collection',
  );

/** What a generator cannot know: names that must exist, numbers with check digits, key fields. */
const fixed: Record<string, () => Values> = {
  'custom.field': () => ({ entity: 'contacts.company', type: 'text', settings: {}, isExpected: false }),
  'contacts.person': () => ({
    name: undefined,
    firstName: `Anna ${++serial}`,
    middleName: undefined,
    lastName: 'Karimova',
  }),
  'custom.overlay': () => ({
    entity: 'deals.deal',
    field: anotherField(),
    place: null,
    options: null,
    demand: null,
  }),
  'access.role': () => ({ permissions: { entities: {}, fields: {}, rights: [] } }),
  'lists.choice': () => ({ list: 'contacts.industry' }),
  'money.rate': () => ({
    currency: 'EUR',
    date: daysFrom2000(++serial),
    rate: '1.25',
  }),
  'contacts.channel': () => ({ kind: 'email', value: `sample${++serial}@example.com`, extension: null }),
  'contacts.employment': () => ({ from: '2020-01-01', until: null }),
  'processes.process': () => ({ entity: 'deals.deal' }),
  'activities.series': () => ({ rule: 'FREQ=WEEKLY;BYDAY=SU', startTime: '10:00', until: null, times: 4 }),
  'automation.rule': () => ({
    entity: 'deals.deal',
    trigger: { on: 'event', verb: 'created' },
    condition: null,
    actions: [],
  }),
  'reports.report': () => ({
    question: {
      entity: 'deals.deal',
      rows: [],
      columns: [],
      values: [{ key: 'a', fn: 'count' }],
      calculated: [],
      form: 'table',
    },
  }),
  'reports.dashboard': () => ({ tiles: [], period: { named: 'thisMonth' } }),
  'assignment.rule': () => ({ entity: 'deals.deal', condition: null, gives: { to: 'responsible' } }),
  'access.territory': () => ({ condition: null }),
  'access.territoryMember': () => ({ from: '2026-01-01', until: '2026-12-31' }),
  'plans.policy': () => ({ condition: null, seasonFrom: 4, seasonUntil: 9 }),
};

/** A field has one overlay at most: those of a deal in turn. */
let overlays = 0;
const anotherField = (): string => `dl${String((overlays++ % 26) + 1).padStart(2, '0')}`;
const daysFrom2000 = (days: number): string => new Date(Date.UTC(2000, 0, days)).toISOString().slice(0, 10);
const isUnique = (entity: Entity, name: string): boolean =>
  Boolean(entity.unique?.some((u) => u.fields.includes(name)));

const taxFields = new Set(['taxCountry', 'taxKind', 'taxNumber']);

/** A target is of a user or a department, and has one measure. */
const ofNobodyElse: Values = { department: undefined, product: undefined, number: undefined };

/** Parents that must be in a state: stages are made in a draft, lines are of one currency. */
async function prepared(
  samples: Samples,
  registry: Registry,
  entity: Entity,
  client: Client,
): Promise<Values> {
  if (entity.name === 'processes.stage')
    return {
      processVersion: await draft(samples, registry, client),
      entryCondition: null,
      exitCondition: null,
      requiredFields: [],
    };
  if (entity.name === 'processes.stageTask')
    return { stage: (await samples.create(registry.entity('processes.stage'))).id };
  if (entity.name === 'processes.branch') {
    const stage = registry.entity('processes.stage');
    const from = await samples.create(stage);
    const { id: processVersion } = from['processVersion'] as { id: string };
    const { id: to } = (await client.post<{ id: string }>('/stages', { name: 'Next', processVersion })).body;
    return { from: from.id, to, condition: null };
  }
  if (entity.name === 'reports.delivery')
    return { to: [(await samples.create(registry.entity('access.user'))).id], weekday: 1, monthDay: 31 };
  if (entity.name === 'deals.deal') return { process: undefined };
  if (entity.name === 'quotas.quota' || entity.name === 'forecast.adjustment')
    return {
      user: (await samples.create(registry.entity('access.user'))).id,
      month: '2026-03-01',
      amount: { amount: '1250.5', currency: 'UZS' },
      ...ofNobodyElse,
    };
  if (entity.name === 'access.share') {
    return {
      record: {
        entity: 'contacts.party',
        id: (await samples.create(registry.entity('contacts.company'))).id,
      },
      until: '2999-01-01',
      department: null,
    };
  }
  return {};
}

async function draft(samples: Samples, registry: Registry, client: Client): Promise<string> {
  const process = await samples.create(registry.entity('processes.process'));
  return (await client.post<{ version: string }>(`/processes/${process.id}/edit`, {})).body.version;
}

async function sampleOf(
  samples: Samples,
  registry: Registry,
  client: Client,
  entity: Entity,
  name: string,
  field: Field,
): Promise<unknown> {
  serial++;
  switch (field.type) {
    case 'text':
      return taxFields.has(name) ? undefined : textOf(field, name);
    case 'integer':
      return Math.min(Math.max(field.min ?? 0, serial % 90), field.max ?? 1000);
    case 'decimal':
      return '1.5';
    case 'money':
      return { amount: '1250.5', currency: 'UZS' };
    case 'boolean':
      return true;
    case 'date':
      return isUnique(entity, name) ? daysFrom2000(serial) : '2026-03-29';
    case 'instant':
      return '2026-03-29T01:30:00.000Z';
    case 'choice':
      return field.options[0];
    case 'tags':
      return ['alpha', 'бета'];
    case 'json':
      return { note: serial };
    case 'pick':
      return pickOf(client, field.list);
    case 'ref':
      return refOf(samples, registry, entity, field);
    case 'collection':
      return undefined;
  }
}

const formatted: Record<string, () => string> = {
  email: () => `sample${serial}@example.com`,
  url: () => 'https://example.com/a',
  country: () => 'UZ',
  currency: () => 'UZS',
  locale: () => 'ru',
  timeZone: () => 'Asia/Tashkent',
  color: () => 'blue',
  icon: () => 'user',
};
const textOf = (field: Field & { type: 'text' }, name: string): string =>
  field.format ? (formatted[field.format]?.() ?? '') : `${name} ${serial}`.slice(0, field.max);

async function pickOf(client: Client, list: string): Promise<string> {
  return (await client.post('/choices', { list, name: `choice ${serial}` })).body.id;
}

async function refOf(
  samples: Samples,
  registry: Registry,
  entity: Entity,
  field: Field & { type: 'ref' },
): Promise<unknown> {
  const [to] = field.to;
  if (!to || to === '*') return undefined;
  const target = registry.kindsOf(to)[0] ?? registry.entity(to);
  // A record of its own kind (a parent) would lead to endless ancestors.
  if (target.base === entity.base || !target.verbs.includes('create')) return undefined;
  return (await samples.create(target)).id;
}
