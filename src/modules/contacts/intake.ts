import { DomainError } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Intake, Values } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { Channel } from './channel.entity.ts';
import { normalizeEmail } from './identity/email.ts';
import { normalizePhone } from './identity/phone.ts';
import { Employment } from './relations.entity.ts';

/** Numbers and addresses in a column of a table become ways of reaching the customer, several where it names several. */
export const channelsOfTable: Intake = {
  entity: 'contacts.party',
  fields: ['phone', 'email'],
  isMany: true,
  problems: (values) =>
    emails(values['email'])
      .filter(({ value }) => !normalizeEmail(value))
      .map(({ value }) => ({ field: 'email', code: 'invalid_email', params: { value } })),
  take: async (ctx, id, values, isNew) => {
    const given = [...phones(values['phone']), ...emails(values['email'])];
    if (!given.length) return false;
    const known = isNew ? [] : await loadRecords(ctx, Channel, sql`t.party_id = ${id}`);
    const fresh = given.filter((g) => !known.some((k) => isSame(ctx, k, g)));
    for (const [i, channel] of fresh.entries())
      await createRecord(ctx, Channel, {
        ...channel,
        party: id,
        position: known.length + i,
        isPrimary: !known.length && !i,
      }).catch((error) => {
        throw inColumn(error, channel.kind);
      });
    return fresh.length > 0;
  },
  bearers: async (ctx, entity, field, cells) => {
    const normalized = (cell: string): string[] =>
      field === 'email'
        ? emails(cell).flatMap(({ value }) => normalizeEmail(value) ?? [])
        : phones(cell).flatMap(({ value }) => phoneOf(ctx, value) ?? []);
    const kinds = field === 'email' ? sql`t.kind = 'email'` : sql`t.kind in ('phone', 'mobile')`;
    const among = sql`t.party_id in (select p.id from ${readable(ctx, entity.name, 'p')})`;
    const values = cells.flatMap(normalized);
    const found = await loadRecords(
      ctx,
      Channel,
      sql`t.normalized = any(${values}::text[]) and ${kinds} and ${among}`,
    );
    const owners = new Map(found.map((c) => [c.normalized, c.party]));
    return new Map(
      cells.flatMap((cell) => {
        const owner = normalized(cell).flatMap((v) => owners.get(v) ?? [])[0];
        return owner ? [[cell, owner]] : [];
      }),
    );
  },
};

const phoneOf = (ctx: Context, value: string): string | undefined =>
  normalizePhone(value, ctx.app.settings().country)?.e164;

/** What is wrong with the way of reaching is shown at the column that it stands in. */
function inColumn(error: unknown, column: string): unknown {
  if (error instanceof DomainError) for (const problem of error.problems) problem.field = column;
  return error;
}

interface Given {
  kind: 'phone' | 'email';
  value: string;
}

/** A cell without a digit (“none”, “—”) names no number. */
const phones = (value: unknown): Given[] =>
  parted(value, /[;,\n]|\s\/\s/)
    .filter((part) => /\d/.test(part))
    .map((part) => ({ kind: 'phone', value: part }));

/** A cell without the sign names no address; blanks and strokes part addresses only where there are several. */
const emails = (value: unknown): Given[] =>
  parted(value, /[;,|\n]/)
    .flatMap((part) => (part.split('@').length > 2 ? parted(part, /[\s/]+/) : [part]))
    .filter((part) => part.includes('@'))
    .map((part) => ({ kind: 'email', value: part }));

const parted = (value: unknown, sign: RegExp): string[] =>
  typeof value === 'string' ? value.split(sign).flatMap((part) => part.trim() || []) : [];

function isSame(ctx: Context, known: { value: string; normalized: string | null }, given: Given): boolean {
  const normalized = given.kind === 'email' ? normalizeEmail(given.value) : phoneOf(ctx, given.value);
  return known.value === given.value || (Boolean(normalized) && known.normalized === normalized);
}

/** A person's company and position become an employment. */
export const employmentOfTable: Intake = {
  entity: 'contacts.person',
  fields: ['company', 'position'],
  take: async (ctx, id, values, isNew) => {
    const { company, position } = values as { company?: string | null; position?: string | null };
    const known = isNew ? [] : await presentOf(ctx, id);
    const same = company ? known.find((k) => k.company === company) : known[0];
    if (!same) return company ? begin(ctx, { person: id, company, position: position ?? null }) : false;
    if (!position || same.position === position) return false;
    await updateRecord(ctx, Employment, same.id, { position });
    return true;
  },
};

const presentOf = (ctx: Context, person: string) =>
  loadRecords(
    ctx,
    Employment,
    sql`t.person_id = ${person} and t.until is null`,
    sql`t.is_main desc, t.id desc`,
  );

async function begin(ctx: Context, employment: Values): Promise<boolean> {
  await createRecord(ctx, Employment, { ...employment, isMain: true });
  return true;
}
