import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Rule, Values } from '../../platform/module.ts';
import { type Derivation, deriveAgain, setDerived } from '../../platform/records/derive.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { Channel } from './channel.entity.ts';
import { normalizeEmail } from './identity/email.ts';
import { normalizePhone } from './identity/phone.ts';
import { Party } from './party.entity.ts';

const phones = ['phone', 'mobile', 'fax', 'whatsapp'];

/** Numbers to E.164, addresses to one form. See `inOwnCountry`. */
export const channelForm: Rule = {
  entity: 'contacts.channel',
  apply: (after, _before, around) => {
    const value = String(after['value'] ?? '');
    const set: Values = { normalized: null };
    if (phones.includes(String(after['kind']))) {
      const phone = normalizePhone(value, around.country);
      if (phone)
        Object.assign(set, {
          normalized: phone.e164,
          extension: after['extension'] ?? phone.extension ?? null,
        });
    }
    if (after['kind'] === 'email') {
      const email = normalizeEmail(value);
      if (!email) return { problems: [{ field: 'value', code: 'invalid_email' }] };
      set['normalized'] = email;
    }
    return { set };
  },
};

/** Keeps the customer's main phone and e-mail, and the words that the customer is found by. */
export const channelSummary: Effect = {
  entity: 'contacts.channel',
  run: (ctx, { before, after }) => deriveAgain(ctx, summary, [before?.['party'], after?.['party']]),
};

/** A customer turns out to be of another country, and so do the numbers. */
export const countryOfNumbers: Effect = {
  entity: 'contacts.party',
  run: async (ctx, { before, after, id }) => {
    if (before && after && before['country'] !== after['country']) await deriveAgain(ctx, summary, [id]);
  },
};

const summary: Derivation = {
  entity: Party,
  count: async (ctx, ids) => {
    const channels = await inOwnCountry(
      ctx,
      await loadRecords(
        systemReading(ctx),
        Channel,
        sql`t.party_id = any(${ids}::uuid[])`,
        sql`t.is_primary desc, t.position, t.id`,
      ),
    );
    const byParty = Map.groupBy(channels, (c) => c.party);
    return new Map(ids.map((id) => [id, summaryOf(byParty.get(id) ?? [])]));
  },
};

interface Kept {
  id: string;
  party: string;
  kind: string;
  value: string;
  normalized: string | null;
}

/** A number without a country code is read in the country of its customer; without one in the company's. */
async function inOwnCountry(ctx: Context, channels: Kept[]): Promise<Kept[]> {
  const isNational = ({ kind, value }: Kept): boolean =>
    phones.includes(kind) && !value.trim().startsWith('+');
  const owners = channels.filter(isNational).map((c) => c.party);
  if (!owners.length) return channels;
  const parties = await loadRecords(systemReading(ctx), Party, sql`t.id = any(${owners}::uuid[])`);
  const countries = new Map(parties.map((p) => [p.id, p.country]));
  const result: Kept[] = [];
  for (const channel of channels) {
    const country = countries.get(channel.party) ?? ctx.app.settings().country;
    const normalized = isNational(channel)
      ? (normalizePhone(channel.value, country)?.e164 ?? null)
      : channel.normalized;
    if (normalized !== channel.normalized) await setDerived(ctx, Channel, channel.id, { normalized });
    result.push({ ...channel, normalized });
  }
  return result;
}

function summaryOf(channels: Kept[]): Values {
  const first = (kinds: string[]) => channels.find((c) => kinds.includes(c.kind));
  const phone = first(['mobile', 'phone']);
  const words = channels.flatMap((c) => [c.value, c.normalized, digits(c.normalized)]);
  return {
    phone: phone ? (phone.normalized ?? phone.value).slice(0, 40) : null,
    email: first(['email'])?.normalized ?? null,
    keywords: [...new Set(words.filter(Boolean))].join(' ').slice(0, 20_000) || null,
  };
}

/** A number is also found by its last digits as people write them, without the signs between. */
const digits = (value: string | null): string | null => (value?.startsWith('+') ? value.slice(1) : null);
