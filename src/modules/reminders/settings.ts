import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { loadMailServer } from '../../platform/mail/server-settings.ts';
import { kinds as reminded } from './rules.ts';
import { toldKinds } from './tell.ts';

const kinds = [...reminded, ...toldKinds] as const;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const given = z.object({
  off: z.array(z.enum(kinds)).max(kinds.length),
  morning: clock,
  quietFrom: clock.nullable(),
  quietUntil: clock.nullable(),
  isDigest: z.boolean(),
  isByLetter: z.boolean(),
  /** As it was where it is left out. */
  isPushDetailed: z.boolean().optional(),
});
/** `canMail`: whether letters leave this installation at all, and the user has an address. */
export const shown = given.extend({ kinds: z.array(z.enum(kinds)), canMail: z.boolean() });
type Given = z.infer<typeof given>;

const asTheyAre: Given = {
  off: [],
  morning: '09:00',
  quietFrom: null,
  quietUntil: null,
  isDigest: false,
  isByLetter: false,
  isPushDetailed: false,
};

/** How whoever asks wants to be reminded. */
export async function ownSettings(ctx: Context): Promise<z.infer<typeof shown>> {
  const row =
    await ctx.db.one<Given>(sql`select off, morning, quiet_from as "quietFrom", quiet_until as "quietUntil",
    is_digest as "isDigest", is_by_letter as "isByLetter", coalesce(is_push_detailed, false) as "isPushDetailed"
    from reminder_settings where user_id = ${ctx.userId}`);
  const user = await ctx.db.one(sql`select 1 from app_user where id = ${ctx.userId} and email is not null`);
  const server = await loadMailServer({ db: ctx.db, masterKey: ctx.app.masterKey });
  return { ...(row ?? asTheyAre), kinds: [...kinds], canMail: Boolean(user && server) };
}

export async function keepSettings(ctx: Context, s: Given): Promise<void> {
  if ((s.quietFrom === null) !== (s.quietUntil === null))
    throw invalidField(s.quietFrom === null ? 'quietFrom' : 'quietUntil', 'required');
  await ctx.db.rows(sql`insert into reminder_settings (id, user_id, off, morning, quiet_from, quiet_until, is_digest, is_by_letter, is_push_detailed)
    values (${uuidv7()}, ${ctx.userId}, ${JSON.stringify([...new Set(s.off)])}, ${s.morning}, ${s.quietFrom}, ${s.quietUntil}, ${s.isDigest}, ${s.isByLetter}, ${s.isPushDetailed ?? false})
    on conflict (user_id) do update set off = excluded.off, morning = excluded.morning, quiet_from = excluded.quiet_from,
      quiet_until = excluded.quiet_until, is_digest = excluded.is_digest, is_by_letter = excluded.is_by_letter,
      is_push_detailed = coalesce(${s.isPushDetailed ?? null}::boolean, reminder_settings.is_push_detailed)`);
}
