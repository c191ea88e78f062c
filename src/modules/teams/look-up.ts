import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { fold } from '../../kernel/fold.ts';
import { predicate } from '../../platform/access/predicate.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { type Context, demand } from '../../platform/context.ts';
import { type Fragment, or, sql } from '../../platform/database/sql.ts';
import { normalizeEmail, normalizePhone, Party } from '../contacts/public.ts';

const text = z.string().trim().min(2).max(300).optional();
/** By what a customer is known, any of it. */
export const identity = { name: text, email: text, phone: text, taxNumber: text };
const querystring = z.object(identity);
export type Identity = z.infer<typeof querystring>;
const found = z.object({
  /** Null for somebody from whom names are hidden. */
  name: z.string().nullable(),
  kind: z.string(),
  owner: z.string().nullable(),
  canOpen: z.boolean(),
  /** Only where the record may be opened. */
  id: z.string().nullable(),
});
const MOST = 5;

/**
 * Whether a customer exists, by exact name, e-mail, phone or tax number: the one thing that people learn of customers
 * they may not see, so that nobody enters them twice.
 */
export function registerLookUp(server: Server): void {
  server.get(
    '/api/v1/lookup',
    {
      schema: {
        tags: ['lookup'],
        querystring,
        response: { 200: z.object({ items: z.array(found) }), ...failures },
      },
    },
    async ({ ctx, query }) => {
      demand(ctx, 'lookUp');
      demandKeyScope(ctx, 'contacts.party', 'read');
      return { items: await lookUp(ctx, query) };
    },
  );
}

function lookUp(ctx: Context, query: Identity): Promise<z.infer<typeof found>[]> {
  const hides = (field: string): boolean => ctx.grants.fieldsOf(Party.base)[field] === 'hidden';
  const name = hides('name') ? sql`null::text` : sql`p.name`;
  return ctx.db.rows(sql`select ${name} as name, p.kind, case when ${sql.lit(!hides('owner'))} then u.name end as owner, m."canOpen", case when m."canOpen" then m.id end as id
    from (${matching(ctx, query)}) m join party p on p.id = m.id left join app_user u on u.id = p.owner_id
    order by 1, p.id`);
}

/** Ids of customers of that identity, and whether the actor may open each. Throws where nothing is said of them. */
export function matching(ctx: Context, query: Identity): Fragment {
  const ways = conditions(ctx, query);
  if (!ways.length) throw invalidField('name', 'required');
  const canOpen = or([predicate(ctx, Party, 'read', 't')]);
  return sql`select t.id, ${canOpen} as "canOpen" from party t
    where t.deleted_at is null and ${or(ways)} order by t.name, t.id limit ${MOST}`;
}

function conditions(ctx: Context, { name, email, phone, taxNumber }: Identity): Fragment[] {
  const ways: Fragment[] = [];
  const channel = (value: string): Fragment =>
    sql`exists (select 1 from channel c where c.party_id = t.id and c.deleted_at is null and c.normalized = ${value})`;
  const key = name ? fold(name).slice(0, 400) : '';
  if (key) ways.push(sql`t.name_key = ${key}`);
  const address = email ? normalizeEmail(email) : null;
  if (address) ways.push(channel(address));
  const number = phone ? normalizePhone(phone, ctx.app.settings().country) : null;
  if (number) ways.push(channel(number.e164));
  const digits = taxNumber?.replace(/[\s-]/g, '');
  if (digits) ways.push(sql`t.tax_number = ${digits}`);
  return ways;
}
