import type { EntityPermission, FieldMode, RolePermissions, Scope } from '../kernel/permission.ts';
import { scopes } from '../kernel/permission.ts';
import { accessDay } from '../platform/access/day.ts';
import {
  Delegation,
  Department,
  DepartmentMembership,
  Role,
  RoleAssignment,
} from '../platform/access/organisation.entity.ts';
import { AccountTeamMember, Share } from '../platform/access/sharing.entity.ts';
import { User } from '../platform/access/user.entity.ts';
import { type Context, transact } from '../platform/context.ts';
import type { Values } from '../platform/module.ts';
import { createRecord, updateRecord } from '../platform/records/write.ts';
import { separateHiddenWords } from '../platform/search/separate.ts';
import { type Client, signedIn } from './client.ts';
import type { TestApp } from './fixture.ts';
import type { Random } from './random.ts';
import { makeTerritories } from './random-territories.ts';

/** A generated company: people of several roles in a tree of departments, and records of everything among them. */
export interface Organisation {
  people: Client[];
  records: MadeRecord[];
}

export interface MadeRecord {
  entity: string;
  id: string;
  /** A word by field, which stands in that field of that record and nowhere else. */
  marks: Record<string, string>;
}

const nothing = {
  id: '',
  at: '',
  actor: null,
  entity: 'access.role',
  record: null,
  verb: 'created',
  data: {},
  batch: null,
};

/** Roles of every scope, some with hidden or read-only fields, as an administrator could set them up. */
function randomRole(random: Random): RolePermissions {
  const permission = (): EntityPermission => ({
    read: random.pick(scopes),
    write: random.pick(scopes),
    remove: random.pick(scopes),
    create: random.chance(0.7),
    export: random.chance(0.5),
  });
  const named = [
    'contacts.party',
    'deals.deal',
    'activities.task',
    'activities.note',
    'products.product',
    'processes.process',
  ];
  const chosen = named.filter(() => random.chance(0.6));
  const limited: Record<string, string[]> = {
    'contacts.party': ['description', 'revenue', 'birthday', 'taxNumber', 'name', 'phone'],
    'deals.deal': ['amount', 'description', 'name', 'lossNote'],
    'activities.note': ['text'],
  };
  const fields = Object.fromEntries(
    Object.entries(limited)
      .filter(() => random.chance(0.5))
      .map(([entity, names]) => [
        entity,
        Object.fromEntries(
          random.some(names).map((n) => [n, random.pick<FieldMode>(['hidden', 'readOnly'])]),
        ),
      ]),
  );
  const others: Partial<EntityPermission> = {
    read: random.pick<Scope>(['none', 'own', 'team']),
    write: 'own',
    remove: 'own',
    create: true,
    export: true,
  };
  return {
    entities: { '*': others, ...Object.fromEntries(chosen.map((e) => [e, permission()])) },
    fields,
    rights: random.some(['import', 'bulk', 'lookUp', 'shareViews']),
  };
}

const ofDay = (random: Random, day: string, from: number, to: number): string =>
  Temporal.PlainDate.from(day)
    .add({ days: random.between(from, to) })
    .toString();

export async function makeOrganisation(
  t: TestApp,
  random: Random,
  size = { people: 6, records: 24 },
): Promise<Organisation> {
  return transact(t.system(), async (ctx) => {
    const { users, departments } = await makePeople(ctx, random, size.people);
    await makeTerritories(ctx, random, users);
    const records = await makeRecords(ctx, random, users, size.records);
    await makeTies(ctx, random, users, departments, records);
    return { users, records };
  }).then(async ({ users, records }) => {
    t.app.access.forget();
    await t.app.refresh();
    await separateHiddenWords.run(t.system(), nothing);
    const people: Client[] = [];
    for (const { id, name } of users) people.push(await signedIn(t.app, t.server, id, name));
    return { people, records };
  });
}

interface Person {
  id: string;
  name: string;
}

async function makePeople(
  ctx: Context,
  random: Random,
  count: number,
): Promise<{ users: Person[]; departments: string[] }> {
  const day = accessDay(ctx);
  const roles: string[] = [];
  for (let i = 0; i < 4; i++)
    roles.push(
      (await createRecord(ctx, Role, { name: `Role ${random.word()}`, permissions: randomRole(random) })).id,
    );
  const departments: string[] = [];
  for (let i = 0; i < 4; i++) {
    const parent = departments.length && random.chance(0.7) ? random.pick(departments) : null;
    departments.push(
      (await createRecord(ctx, Department, { name: `Department ${random.word()}`, parent })).id,
    );
  }
  const users: Person[] = [];
  for (let i = 0; i < count; i++) {
    const name = `Person ${random.word()}`;
    const { id } = await createRecord(ctx, User, {
      name,
      email: `${random.word()}@example.com`,
      isActive: true,
      hasSignIn: true,
    });
    users.push({ id, name });
    for (const role of random.some(roles).slice(0, 2))
      await createRecord(ctx, RoleAssignment, {
        user: id,
        role,
        from: ofDay(random, day, -20, 0),
        until: random.chance(0.2) ? ofDay(random, day, -5, 5) : null,
      });
    if (random.chance(0.8))
      await createRecord(ctx, DepartmentMembership, {
        user: id,
        department: random.pick(departments),
        from: ofDay(random, day, -20, 0),
      });
  }
  for (const department of departments)
    if (random.chance(0.6)) await updateRecord(ctx, Department, department, { head: random.pick(users).id });
  return { users, departments };
}

async function makeRecords(
  ctx: Context,
  random: Random,
  users: Person[],
  count: number,
): Promise<MadeRecord[]> {
  const records: MadeRecord[] = [];
  const add = async (entity: string, marked: Record<string, string>, values: Values): Promise<string> => {
    const marks = Object.fromEntries(Object.keys(marked).map((field) => [field, random.word()]));
    const texts = Object.fromEntries(
      Object.entries(marked).map(([field, text]) => [field, text.replace('*', marks[field] ?? '')]),
    );
    const { id } = await createRecord(
      ctx,
      ctx.app.registry.entity(entity),
      { ...values, ...texts },
      { isTrusted: true },
    );
    records.push({ entity, id, marks });
    return id;
  };
  const money = (amount: number) => ({ amount: String(amount), currency: 'UZS' });
  const owner = (): string | null => (random.chance(0.9) ? random.pick(users).id : null);
  const parties: string[] = [];
  const deals: string[] = [];
  for (let i = 0; i < count; i++) {
    const party = parties.length && random.chance(0.8) ? random.pick(parties) : null;
    const deal = deals.length && random.chance(0.5) ? random.pick(deals) : null;
    const made: Record<string, () => Promise<unknown>> = {
      company: async () =>
        parties.push(
          await add(
            'contacts.company',
            { name: 'Company *', description: '*', city: 'City *', legalName: '*' },
            { owner: owner(), revenue: money(100) },
          ),
        ),
      person: async () =>
        parties.push(
          await add(
            'contacts.person',
            { lastName: '*', description: 'About *' },
            { firstName: 'Person', owner: owner(), birthday: '1980-02-03' },
          ),
        ),
      deal: async () =>
        deals.push(
          await add(
            'deals.deal',
            { name: 'Deal *', description: '*' },
            { party, owner: owner(), amount: money(50) },
          ),
        ),
      task: () =>
        add('activities.task', { title: 'Task *', description: '*' }, { party, deal, assignee: owner() }),
      note: () => add('activities.note', { text: 'Note *' }, { party, deal, author: owner() }),
      call: async () => party && add('activities.call', { result: 'Call *' }, { party, author: owner() }),
      channel: async () =>
        party && add('contacts.channel', { value: '*@example.org' }, { party, kind: 'email' }),
      line: async () => deal && add('deals.line', { name: 'Line *' }, { deal, quantity: '1' }),
      impression: async () =>
        party &&
        add('contacts.impression', { text: 'Impression *' }, { party, author: owner(), mood: 'neutral' }),
      view: () =>
        add(
          'views.view',
          { name: 'View *' },
          { entity: 'deals.deal', owner: owner(), isShared: random.chance(0.3) },
        ),
    };
    await random.pick([made['company'], made['deal'], ...Object.values(made)])?.();
  }
  return records;
}

async function makeTies(
  ctx: Context,
  random: Random,
  users: Person[],
  departments: string[],
  records: MadeRecord[],
): Promise<void> {
  const day = accessDay(ctx);
  const period = (): Values => {
    const from = ofDay(random, day, -10, 3);
    return { from, until: random.chance(0.4) ? ofDay(random, from, 0, 12) : null };
  };
  const parties = records.filter((r) => r.entity === 'contacts.company' || r.entity === 'contacts.person');
  const owned = records.filter((r) => ctx.app.registry.entity(r.entity).access.by === 'owner');
  for (const party of random.some(parties))
    await createRecord(ctx, AccountTeamMember, { party: party.id, user: random.pick(users).id, ...period() });
  for (const record of random.some(owned)) {
    const to = random.chance(0.7)
      ? { user: random.pick(users).id }
      : { department: random.pick(departments) };
    await createRecord(ctx, Share, {
      record: { entity: ctx.app.registry.entity(record.entity).base, id: record.id },
      level: random.pick(['read', 'write']),
      ...to,
      ...period(),
    });
  }
  const [a, b] = [random.pick(users), random.pick(users)];
  if (a.id !== b.id)
    await createRecord(ctx, Delegation, {
      from: a.id,
      to: b.id,
      since: ofDay(random, day, -5, 0),
      until: ofDay(random, day, 0, 5),
    });
}
