import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Values } from '../../../platform/module.ts';
import { visibleFields } from '../../../platform/records/fields.ts';
import { today } from '../../../platform/today.ts';

export interface CardChannel {
  kind: string;
  value: string;
  extension: string | null;
  label: string | null;
}
export interface CardWork {
  company: string;
  position: string | null;
  department: string | null;
}
/** All that goes into a card. What the reader may not see is not there. */
export interface Customer {
  values: Values;
  channels: CardChannel[];
  works: CardWork[];
}

/** Customers of a page with what they are as people or companies, their ways of reaching and their present work. */
export async function customersOf(ctx: Context, records: Values[]): Promise<Customer[]> {
  const ids = records.map((record) => String(record['id']));
  const own = new Map((await ownOf(ctx, ids)).map((values) => [values['id'], values]));
  const channels = Map.groupBy(await channelsOf(ctx, ids), (c) => c.party);
  const works = Map.groupBy(await worksOf(ctx, ids), (w) => w.person);
  const isSeen = sightOf(ctx);
  return records.map((values) => {
    const id = String(values['id']);
    return {
      values: { ...values, ...own.get(id) },
      channels: (channels.get(id) ?? []).filter((c) => isSeen(numberOf[c.kind] ?? 'id')),
      works: isSeen('company')
        ? (works.get(id) ?? []).map((w) => (isSeen('position') ? w : { ...w, position: null }))
        : [],
    };
  });
}

/** Whoever may not see the phone of a customer sees none of the numbers. */
const numberOf: Record<string, string> = {
  email: 'email',
  ...{ phone: 'phone', mobile: 'phone', fax: 'phone', whatsapp: 'phone' },
};

function sightOf(ctx: Context): (field: string) => boolean {
  const person = ctx.app.registry.entity('contacts.person');
  const seen = new Set(['id', ...visibleFields(ctx, person).map(([name]) => name)]);
  return (field) => seen.has(field);
}

/** Fields of a kind alone, which a list of all customers does not have. */
const ownOf = (ctx: Context, ids: string[]): Promise<Values[]> =>
  ctx.db.rows(sql`select p.id, p.kind, p.first_name as "firstName", p.middle_name as "middleName", p.last_name as "lastName",
      p.birthday::text as birthday, null::text as website
    from ${readable(ctx, 'contacts.person', 'p')} where p.id = any(${ids}::uuid[])
    union all select c.id, c.kind, null, null, null, null, c.website
    from ${readable(ctx, 'contacts.company', 'c')} where c.id = any(${ids}::uuid[])`);

/** The main one in front, as the customer's own phone and e-mail are chosen. */
const channelsOf = (ctx: Context, ids: string[]): Promise<(CardChannel & { party: string })[]> =>
  ctx.db.rows(sql`select c.party_id as party, c.kind, c.value, c.extension, c.label
    from ${readable(ctx, 'contacts.channel', 'c')}
    where c.party_id = any(${ids}::uuid[]) and c.kind is not null and c.value is not null
    order by c.is_primary desc nulls last, c.position, c.id`);

const worksOf = (ctx: Context, ids: string[]): Promise<(CardWork & { person: string })[]> =>
  ctx.db.rows(sql`select e.person_id as person, k.name as company, e.position, e.department
    from ${readable(ctx, 'contacts.employment', 'e')} join ${readable(ctx, 'contacts.company', 'k')} on k.id = e.company_id
    where e.person_id = any(${ids}::uuid[]) and (e.until is null or e.until >= ${today(ctx)}) and k.name is not null
    order by e.is_main desc nulls last, e.from desc nulls last, e.id desc`);
