import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { type Profile, profileOf } from './profile.ts';

interface Row {
  id: string;
  kind: 'company' | 'person';
  name: string | null;
  tax: string | null;
  birthday: string | null;
  city: string | null;
  region: string | null;
  company: string | null;
  website: string | null;
  channels: { kind: string; value: string; normalized: string | null }[] | null;
}

/** Profiles of living customers, by id, of what the asker may see of them. */
export async function loadProfiles(ctx: Context, ids: string[]): Promise<Map<string, Profile>> {
  if (!ids.length) return new Map();
  const rows =
    await ctx.db.rows<Row>(sql`select p.id, p.kind, p.name, p.tax_kind || ' ' || p.tax_number as tax, p.birthday::text as birthday,
      p.city, p.region_id::text as region, p.company_id::text as company, p.website,
      (select json_agg(json_build_object('kind', c.kind, 'value', c.value, 'normalized', c.normalized))
        from ${readable(ctx, 'contacts.channel', 'c')} where c.party_id = p.id) as channels
    from ${readable(ctx, 'contacts.party', 'p')} where p.id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, profileOf(knownOf(row))]));
}

function knownOf({ channels, website, name, ...row }: Row) {
  const of = (...kinds: string[]): string[] =>
    (channels ?? []).flatMap((c) => (kinds.includes(c.kind) ? (c.normalized ?? c.value) : []));
  return {
    ...row,
    name: name ?? '',
    phones: of('phone', 'mobile', 'fax', 'whatsapp'),
    emails: of('email'),
    sites: [...of('site'), ...(website ? [website] : [])],
    addresses: of('postalAddress', 'visitAddress'),
  };
}
