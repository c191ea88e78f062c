import type { Random } from '../../../src/testing/random.ts';
import { type Document, resolved, type Schema } from './document.ts';

/** Ids of records that exist, by the route that they were met at. */
export type Pools = Map<string, string[]>;

/** Makes values that fit a schema, nearly fit, or do not fit at all. */
export interface Maker {
  fitting(schema: Schema, name: string): unknown;
  /** The same with one thing wrong. */
  spoilt(value: unknown): unknown;
  id(route?: string): string;
}

export function makerOf(document: Document, random: Random, pools: Pools): Maker {
  const id = (route?: string): string => {
    const pool = (route && pools.get(route)) || random.pick([...pools.values(), []]);
    if (!pool.length || random.chance(0.1)) return random.pick([crypto.randomUUID(), ...strangeIds]);
    return random.pick(pool);
  };
  const text = (schema: Schema, name: string): string => {
    const named = byName[name];
    if (named && random.chance(0.9)) return random.pick(named);
    const route = targets[name];
    if (schema.format === 'uuid' || route) return id(route);
    if (schema.format === 'date' || /(On|until|from|since|date)$/i.test(name)) return random.pick(dates);
    if (schema.format === 'date-time' || /At$/.test(name)) return random.pick(instants);
    return random.pick([...texts, `${random.word()} ${random.word()}`]).slice(0, schema.maxLength ?? 2000);
  };
  const fitting = (given: Schema, name: string): unknown => {
    const schema = resolved(document, given);
    const branches = schema.anyOf ?? schema.oneOf;
    if (branches) return fitting(random.pick(branches), name);
    if ('const' in schema) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    switch (random.pick([schema.type ?? ['string', 'object']].flat())) {
      case 'null':
        return null;
      case 'boolean':
        return random.chance(0.5);
      case 'integer':
      case 'number':
        return random.between(Math.max(schema.minimum ?? 0, -1000), Math.min(schema.maximum ?? 1000, 1000));
      case 'array': {
        const count = random.between(schema.minItems ?? 0, 3);
        return Array.from({ length: count }, () => fitting(schema.items ?? {}, name.replace(/s$/, '')));
      }
      case 'object':
        return object(schema);
      default:
        return text(schema, name);
    }
  };
  const object = (schema: Schema): Record<string, unknown> => {
    const required = new Set(schema.required);
    const share = random.pick([0.1, 0.3, 0.8]);
    const chosen = Object.entries(schema.properties ?? {}).filter(
      ([n]) => required.has(n) || random.chance(share),
    );
    return Object.fromEntries(chosen.map(([name, s]) => [name, fitting(s, name)]));
  };
  const spoilt = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || random.chance(0.15)) return random.pick(wrong)();
    if (Array.isArray(value)) return [...value, random.pick(wrong)()];
    const names = Object.keys(value);
    if (!names.length || random.chance(0.3))
      return { ...value, [random.pick(unknownNames)]: random.pick(wrong)() };
    const name = random.pick(names);
    const { [name]: old, ...rest } = value as Record<string, unknown>;
    return random.chance(0.25) ? rest : { ...rest, [name]: spoilt(old) };
  };
  return { fitting, spoilt, id };
}

const strangeIds = ['x', '0', '%00', '..%2f..', 'null', 'a'.repeat(190), '%F0%9F%98%80', "'", '-1'];
const dates = ['2026-03-29', '2024-02-29', '0001-01-01', '9999-12-31', '2026-02-30', '1900-01-01', 'today'];
const instants = [
  '2026-03-29T01:30:00Z',
  '2026-03-29T01:30:00+05:00',
  '9999-12-31T23:59:59Z',
  '2026-13-01T00:00:00Z',
];
const texts = [
  '',
  ' ',
  'Acme',
  'Ўзбек',
  '👩‍👩‍👧',
  '%',
  '_',
  '\\',
  "O'Brien",
  '0',
  '-1',
  '1e400',
  '\u0000',
  '\ud800',
  'a'.repeat(301),
];
const unknownNames = [
  '__proto__',
  'constructor',
  'nonsense',
  'id',
  'version',
  'deletedAt',
  'toString',
  '',
  'custom',
  'x'.repeat(300),
];
const wrong: (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 9007199254740991,
  () => 2147483648,
  () => '',
  () => 'NaN',
  () => '\u0000',
  () => '\ud800',
  () => 'x'.repeat(20_000),
  () => [],
  () => [[[[[]]]]],
  () => ({}),
  () => ({ id: 1 }),
  () => ({ amount: '1e99999', currency: 'USD' }),
  () => ({ amount: '99999999999999999999999999', currency: 'UZS' }),
  () => ({ entity: 'contacts.party', id: 'x' }),
  () => Array.from({ length: 2000 }, (_, i) => i),
  () => nested(200),
];
const nested = (depth: number): unknown => (depth ? { a: nested(depth - 1) } : null);

/** Strings that a field of this name is likely to take. */
const byName: Record<string, string[]> = {
  email: ['a@example.com', 'b@example.com', 'не почта', 'x@'],
  currency: ['UZS', 'USD', 'EUR', 'XXX', 'uzs'],
  country: ['UZ', 'RU', 'DE', 'XX'],
  timeZone: ['Asia/Tashkent', 'UTC', 'Mars/Base', 'Europe/Moscow'],
  language: ['en', 'ru', 'uz', 'xx'],
  locale: ['en', 'ru', 'uz-Cyrl'],
  amount: ['1', '1250.50', '-5', '1e5', '99999999999999.99', '0.000000001', ''],
  rate: ['1.25', '0', '-1', '1e30'],
  quantity: ['1', '0.0001', '-1', '1e40', '99999999999'],
  discount: ['0', '50', '101', 'x'],
  kind: ['email', 'phone', 'company', 'person', 'open', 'won', 'lost'],
  value: ['a@example.com', '+998901234567', 'https://example.com', 'x'],
  entity: ['contacts.party', 'contacts.company', 'deals.deal', 'activities.note', 'auth.session', 'nothing'],
  verb: ['update', 'delete', 'restore', 'win', 'complete', 'purge'],
  sort: ['name', '-createdAt', 'owner', 'party.name', '-name,createdAt', 'nothing', 'name,name'],
  fields: ['id', 'name', 'name,owner', 'owner.name', 'nothing', ''],
  cursor: [
    '',
    'x',
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('[null]').toString('base64url'),
  ],
  filter: [
    '{"field":"name","op":"eq","value":"Acme"}',
    '{"field":"createdAt","op":"within","value":"thisMonth"}',
    '{"field":"owner","op":"in","value":["me"]}',
    '{"field":"name","op":"contains","value":"%"}',
    '{"all":[{"field":"createdAt","op":"gt","value":"2026-01-01"},{"not":{"field":"id","op":"empty"}}]}',
    '{"any":[]}',
    '{"field":"version","op":"gt","value":99999999999}',
    '{"field":"party.owner.name","op":"notEmpty"}',
    '[]',
    '{',
    'null',
  ],
  measures: [
    '[{"fn":"count"}]',
    '[{"fn":"sum","field":"amount"}]',
    '[{"fn":"max","field":"name"}]',
    '[]',
    '{',
  ],
  groups: ['[{"field":"owner"}]', '[{"field":"createdAt","by":"month"}]', '[{"field":"nothing"}]', '[{}]'],
  taxNumber: ['123456789', '301234567', 'x'],
  taxKind: ['inn', 'vat', 'nothing'],
};

/** Which records a field of this name points to. */
const targets: Record<string, string> = {
  party: 'parties',
  company: 'companies',
  parent: 'companies',
  person: 'people',
  contact: 'people',
  owner: 'users',
  user: 'users',
  assignee: 'users',
  to: 'users',
  from: 'users',
  head: 'users',
  department: 'departments',
  role: 'roles',
  deal: 'deals',
  product: 'products',
  process: 'processes',
  processVersion: 'process-versions',
  stage: 'stages',
  reason: 'choices',
  region: 'choices',
  source: 'choices',
  industry: 'choices',
  id: 'parties',
};
