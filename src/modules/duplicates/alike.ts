import { z } from 'zod';
import { fold } from '../../kernel/fold.ts';
import { readable } from '../../platform/access/readable.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { normalizeEmail, normalizePhone } from '../contacts/public.ts';
import { POSSIBLE, rarityOf } from './find.ts';
import { keysOf } from './keys.ts';
import { likeness } from './likeness.ts';
import { loadProfiles } from './load.ts';
import { profileOf } from './profile.ts';

const text = z.string().trim().max(300).optional();
/** What is known of somebody who is about to be entered. */
export const typed = z.object({
  kind: z.enum(['company', 'person']),
  name: z.string().trim().min(2).max(300),
  phone: text,
  email: text,
  website: text,
  city: text,
});
export const alikes = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string().nullable(),
      owner: z.string().nullable(),
      score: z.number(),
      reasons: z.array(z.string()),
      /** It has the very name, number, address: `GET /lookup` says so too. */
      isExact: z.boolean(),
    }),
  ),
});
const MOST = 5;

/** Customers whom the asker sees and who may be the one described, the likeliest first. */
export async function alikeTo(
  ctx: Context,
  q: z.infer<typeof typed>,
): Promise<z.infer<typeof alikes>['items']> {
  demandKeyScope(ctx, 'contacts.party', 'read');
  const phone = q.phone && normalizePhone(q.phone, ctx.app.settings().country)?.e164;
  const email = q.email && normalizeEmail(q.email);
  const own = profileOf({
    kind: q.kind,
    name: q.name,
    phones: phone ? [phone] : [],
    emails: email ? [email] : [],
    sites: q.website ? [q.website] : [],
    city: q.city ?? null,
  });
  const rows = await ctx.db.rows<{ id: string; name: string | null; owner: string | null }>(
    sql`select p.id, p.name, u.name as owner from ${readable(ctx, 'contacts.party', 'p')} left join app_user u on u.id = p.owner_id
      where p.id in (select k.party_id from unnest(${keysOf(own)}::text[]) w(key) cross join lateral (
        select d.party_id from duplicate_key d where d.key = w.key limit 100) k) limit 300`,
  );
  const profiles = await loadProfiles(
    ctx,
    rows.map((r) => r.id),
  );
  const rarity = await rarityOf(ctx, [own, ...profiles.values()]);
  const found = rows.flatMap((row) => {
    const other = profiles.get(row.id);
    const { score, reasons } = other ? likeness(own, other, rarity) : { score: 0, reasons: [] };
    const isExact =
      fold(row.name ?? '') === fold(q.name) || reasons.some((r) => r === 'phone' || r === 'email');
    return score >= POSSIBLE
      ? [{ ...row, kind: q.kind, score: Math.round(score * 100), reasons, isExact }]
      : [];
  });
  return found.sort((a, b) => b.score - a.score).slice(0, MOST);
}
