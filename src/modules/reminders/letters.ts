import { isLanguage, type Language } from '../../kernel/i18n.ts';
import { type Context, userContext } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { sendLetter } from '../../platform/mail/letters.ts';
import { named } from './named.ts';
import { type Stored, stored } from './notifications.ts';
import { wordsOf } from './words.ts';

interface Recipient {
  id: string;
  email: string;
  language: Language;
  timeZone: string;
}

/** One letter a user for all that came since the last; in one transaction with the mark that says so. */
export async function writeLetters(ctx: Context, failed: (error: unknown) => void): Promise<void> {
  const users = await ctx.db.rows<{
    id: string;
    email: string;
    locale: string | null;
    zone: string | null;
  }>(sql`
    select u.id, u.email, u.locale, u.time_zone as zone from app_user u where u.email is not null
      and u.id in (select user_id from notification where letter = 'wanted')`);
  for (const { id, email, locale, zone } of users) {
    const language = isLanguage(locale) ? locale : ctx.language;
    // A letter that cannot be written (a renamed zone, say) must not keep the others waiting.
    await writeLetter(ctx, { id, email, language, timeZone: zone ?? ctx.timeZone }).catch(failed);
  }
}

async function writeLetter(ctx: Context, to: Recipient): Promise<void> {
  await ctx.db.transaction(async (db) => {
    const taken = await db.rows<{ id: string }>(sql`update notification set letter = 'taken'
      where user_id = ${to.id} and letter = 'wanted' returning id`);
    const reading = await userContext(ctx.app, to.id, to);
    if (!taken.length || !reading) return;
    const user = { ...reading, db, now: ctx.now };
    const rows = await db.rows<
      Stored & { digest: string | null }
    >(sql`${stored}, n.digest_id as digest from notification n
      where n.user_id = ${to.id} and (n.id = any(${taken.map((t) => t.id)}::uuid[]) or n.digest_id = any(${taken.map((t) => t.id)}::uuid[]))
      order by coalesce(n.params->>'at', n.params->>'dueOn'), n.id`);
    const isDigest = rows.some((r) => r.kind === 'digest');
    const lines = (
      await named(
        user,
        rows.filter((r) => r.kind !== 'digest'),
      )
    ).map((n) => wordsOf(n, to).join(' · '));
    const first = (lines[0] ?? '').replace(/\s+/g, ' ').slice(0, 150);
    await sendLetter(
      { ...ctx, db },
      { userId: to.id, email: to.email, language: to.language },
      isDigest ? 'digest' : 'reminder',
      {
        path: isDigest ? '/my-day' : '/notifications',
        lines: lines.map((line) => `- ${line}`).join('\n'),
        first: lines.length > 1 ? `${first} (+${lines.length - 1})` : first,
        count: String(lines.length),
      },
    );
  });
}
