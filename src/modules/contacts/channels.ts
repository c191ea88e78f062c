import { systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Rule, Values } from '../../platform/module.ts';
import { type Derivation, deriveAgain } from '../../platform/records/derive.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { Channel } from './channel.entity.ts';
import { normalizeEmail } from './identity/email.ts';
import { normalizePhone } from './identity/phone.ts';
import { Party } from './party.entity.ts';

const phones = ['phone', 'mobile', 'fax', 'whatsapp'];

/** Numbers to E.164 in the customer's country, addresses to one form. */
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

const summary: Derivation = {
  entity: Party,
  count: async (ctx, ids) => {
    const channels = await loadRecords(
      systemReading(ctx),
      Channel,
      sql`t.party_id = any(${ids}::uuid[])`,
      sql`t.is_primary desc, t.position, t.id`,
    );
    const byParty = Map.groupBy(channels, (c) => c.party);
    return new Map(ids.map((id) => [id, summaryOf(byParty.get(id) ?? [])]));
  },
};

function summaryOf(channels: { kind: string; value: string; normalized: string | null }[]): Values {
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
