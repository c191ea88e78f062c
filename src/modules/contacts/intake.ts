import { DomainError } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Intake } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Channel } from './channel.entity.ts';
import { channelsIn, channelsOf, furtherKinds, type GivenChannel, kindOf } from './channel-cells.ts';
import { normalizeEmail } from './identity/email.ts';
import { normalizePhone } from './identity/phone.ts';

/** Numbers and addresses in a column of a table become ways of reaching the customer, several where it names several. */
export const channelsOfTable: Intake = {
  entity: 'contacts.party',
  fields: ['phone', 'email'],
  columns: Object.fromEntries(
    furtherKinds.map((option) => [
      `channels.${option}`,
      { entity: 'contacts.channel', field: 'kind', option },
    ]),
  ),
  isMany: true,
  problems: (values) =>
    channelsOf('email', values['email'])
      .filter(({ value }) => !normalizeEmail(value))
      .map(({ value }) => ({ field: 'email', code: 'invalid_email', params: { value } })),
  take: async (ctx, id, values, isNew) => {
    const given = channelsIn(values);
    if (!given.length) return false;
    const known = isNew ? [] : await loadRecords(ctx, Channel, sql`t.party_id = ${id}`);
    const isFirst = (one: GivenChannel, i: number): boolean =>
      !given.slice(0, i).some((g) => g.kind === one.kind && formOf(ctx, g) === formOf(ctx, one));
    const fresh = given.filter(isFirst).filter((g) => !known.some((k) => isSame(ctx, k, g)));
    for (const [i, { field, isMain: _, ...channel }] of fresh.entries())
      await createRecord(ctx, Channel, {
        ...channel,
        party: id,
        position: known.length + i,
        isPrimary: !known.length && !i,
      }).catch((error) => {
        throw inColumn(error, field);
      });
    return fresh.length > 0;
  },
  bearers: async (ctx, entity, field, cells) => {
    const formsIn = (cell: string): string[] => channelsOf(field, cell).map((given) => formOf(ctx, given));
    const kinds = [kindOf(field), ...(family[kindOf(field)] ?? [])];
    const among = sql`t.party_id in (select p.id from ${readable(ctx, entity.name, 'p')})`;
    const forms = cells.flatMap(formsIn);
    const found = await loadRecords(
      ctx,
      Channel,
      sql`coalesce(t.normalized, t.value) = any(${forms}::text[]) and t.kind = any(${kinds}::text[]) and ${among}`,
    );
    const owners = new Map(found.map((c) => [c.normalized ?? c.value, c.party]));
    return new Map(
      cells.flatMap((cell) => {
        const owner = formsIn(cell).flatMap((form) => owners.get(form) ?? [])[0];
        return owner ? [[cell, owner]] : [];
      }),
    );
  },
};

/** Tables seldom tell mobile numbers from others. */
const family: Record<string, string[]> = { phone: ['mobile'], mobile: ['phone'] };

/** The form in which it is compared: see `channelForm`. */
function formOf(ctx: Context, { kind, value }: Pick<GivenChannel, 'kind' | 'value'>): string {
  if (kind === 'email') return normalizeEmail(value) ?? value;
  if (!['phone', 'mobile', 'fax', 'whatsapp'].includes(kind)) return value;
  return normalizePhone(value, ctx.app.settings().country)?.e164 ?? value;
}

function isSame(
  ctx: Context,
  known: { kind: string; value: string; normalized: string | null },
  given: GivenChannel,
): boolean {
  const isOfKind = known.kind === given.kind || family[given.kind]?.includes(known.kind) === true;
  return isOfKind && (known.value === given.value || known.normalized === formOf(ctx, given));
}

/** What is wrong with the way of reaching is shown at the column that it stands in. */
function inColumn(error: unknown, column: string): unknown {
  if (error instanceof DomainError) for (const problem of error.problems) problem.field = column;
  return error;
}
