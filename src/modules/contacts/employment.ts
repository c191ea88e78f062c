import { systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Rule } from '../../platform/module.ts';
import { type Derivation, deriveAgain } from '../../platform/records/derive.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { today } from '../../platform/today.ts';
import { Party, Person } from './party.entity.ts';
import { Employment, Impression } from './relations.entity.ts';

export const employmentDates: Rule = {
  entity: 'contacts.employment',
  apply: ({ from, until }) =>
    typeof from === 'string' && typeof until === 'string' && from > until
      ? { problems: [{ field: 'until', code: 'before_start' }] }
      : {},
};

/** The main present employment is what lists show of a person: where, and as what. */
export const employmentSummary: Effect = {
  entity: 'contacts.employment',
  run: (ctx, { before, after }) => deriveAgain(ctx, presentWork, [before?.['person'], after?.['person']]),
};

const presentWork: Derivation = {
  entity: Person,
  count: async (ctx, ids) => {
    const present = await loadRecords(
      systemReading(ctx),
      Employment,
      sql`t.person_id = any(${ids}::uuid[]) and (t.until is null or t.until >= ${today(ctx)})`,
      sql`t.is_main desc, t.from desc nulls last, t.id desc`,
    );
    const main = new Map(present.toReversed().map((e) => [e.person, e]));
    return new Map(
      ids.map((id) => [
        id,
        { company: main.get(id)?.company ?? null, position: main.get(id)?.position ?? null },
      ]),
    );
  },
};

/** The customer carries the mood of the last impression. */
export const lastMood: Effect = {
  entity: 'contacts.impression',
  run: (ctx, { before, after }) => deriveAgain(ctx, mood, [(after ?? before)?.['party']]),
};

const mood: Derivation = {
  entity: Party,
  count: async (ctx, ids) => {
    const impressions = await loadRecords(
      systemReading(ctx),
      Impression,
      sql`t.party_id = any(${ids}::uuid[]) and t.at = (select max(l.at) from impression l
        where l.party_id = t.party_id and l.deleted_at is null)`,
    );
    const last = new Map(impressions.map((i) => [i.party, i.mood]));
    return new Map(ids.map((id) => [id, { mood: last.get(id) ?? null }]));
  },
};
