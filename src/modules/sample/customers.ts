import type { Language } from '../../kernel/i18n.ts';
import { sql } from '../../platform/database/sql.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { Channel, Company, Employment, Person } from '../contacts/public.ts';
import { companies, type SampleCompany } from './content.ts';
import { atWork, type Making, workday } from './context.ts';
import { fullName, latin, newName } from './names.ts';
import { addressOf, phoneOf } from './reach.ts';

export interface Customer {
  id: string;
  owner: string;
  language: Language;
  country: string;
  since: Temporal.PlainDate;
  people: string[];
}

/** Companies with their people, whom each seller of a team looks after in turn. */
export async function makeCustomers(m: Making, teams: string[][]): Promise<Customer[]> {
  const lists = {
    industry: await choiceIds(m, 'contacts.industry'),
    source: await choiceIds(m, 'contacts.source'),
  };
  const customers: Customer[] = [];
  for (const [number, company] of companies.entries())
    customers.push(await makeCustomer(m, company, number, teams, lists));
  for (const [place, head] of branches) {
    const [branch, parent] = [customers[place], customers[head]?.id];
    if (branch && parent)
      await updateRecord(atWork(m, branch.since, branch.owner), Company, branch.id, { parent });
  }
  return customers;
}

/** Which companies belong to which others, by their places in the list. */
const branches = [
  [9, 13],
  [16, 7],
  [24, 21],
  [27, 5],
  [39, 34],
] as const;

async function makeCustomer(
  m: Making,
  company: SampleCompany,
  number: number,
  teams: string[][],
  lists: Record<'industry' | 'source', Map<string, string>>,
): Promise<Customer> {
  const { random } = m;
  const team = teams[company.country !== 'UZ' ? 2 : /^(Toshkent|Ташкент)$/.test(company.city) ? 0 : 1] ?? [];
  const owner = team[number % team.length] ?? '';
  const since = workday(m.today.subtract({ days: random.between(150, 275) }));
  const ctx = atWork(m, since, owner);
  const site = `${latin(company.name)}.example`;
  const values = {
    name: company.name,
    country: company.country,
    city: company.city,
    language: company.language,
    owner,
    industry: lists.industry.get(company.industry),
    source: random.pick([...lists.source.values()]),
    employees: random.pick([12, 25, 40, 80, 150, 320, 700]),
    website: site,
    foundedYear: random.between(1991, 2021),
    segments: random.chance(0.3) ? ['VIP'] : [],
  };
  const { id } = await createRecord(ctx, Company, values);
  await createRecord(ctx, Channel, {
    party: id,
    kind: 'phone',
    value: phoneOf(random, company.country),
    isPrimary: true,
  });
  await createRecord(ctx, Channel, {
    party: id,
    kind: 'email',
    value: `info@${site}`,
    isShared: true,
    position: 1,
  });
  const people: string[] = [];
  for (let i = 0; i < (number % 3 === 0 ? 3 : number % 3); i++)
    people.push(await makePerson(m, { id, owner, since }, company, site));
  return { id, owner, language: company.language, country: company.country, since, people };
}

async function makePerson(
  m: Making,
  at: Pick<Customer, 'id' | 'owner' | 'since'>,
  company: SampleCompany,
  site: string,
): Promise<string> {
  const { random } = m;
  const name = newName(random, company.language);
  const ctx = atWork(m, workday(at.since.add({ days: random.between(0, 30) })), at.owner);
  const { id } = await createRecord(ctx, Person, {
    ...name,
    country: company.country,
    city: company.city,
    language: company.language,
    owner: at.owner,
  });
  await createRecord(ctx, Channel, {
    party: id,
    kind: 'mobile',
    value: phoneOf(random, company.country),
    isPrimary: true,
    consent: random.pick(['granted', 'granted', 'unknown']),
  });
  await createRecord(ctx, Channel, {
    party: id,
    kind: 'email',
    value: addressOf(random, fullName(name), site),
    position: 1,
  });
  if (random.chance(0.35))
    await createRecord(ctx, Channel, {
      party: id,
      kind: 'telegram',
      value: `@demo_${latin(name.lastName)}${random.between(10, 999)}`,
      position: 2,
    });
  const from = m.today.subtract({ months: random.between(14, 90) }).toString();
  await createRecord(ctx, Employment, {
    person: id,
    company: at.id,
    position: random.pick(m.texts.contactPositions),
    from,
    isMain: true,
  });
  return id;
}

/** Rows of a list by their English names, whatever the language of the installation. */
async function choiceIds(m: Making, list: string): Promise<Map<string, string>> {
  const rows = await m.ctx.db.rows<{ id: string; name: string }>(
    sql`select id, coalesce(translations ->> 'en', name) as name from choice where list = ${list} and deleted_at is null order by position`,
  );
  return new Map(rows.map((r) => [r.name, r.id]));
}
