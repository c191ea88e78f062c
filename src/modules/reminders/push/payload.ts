import { isLanguage, type Language } from '../../../kernel/i18n.ts';
import { type Context, userContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { letterText } from '../../../platform/i18n/labels.ts';
import { named } from '../named.ts';
import { type Stored, stored } from '../notifications.ts';
import { wordsOf } from '../words.ts';

/** What the service worker shows, and where a click leads. */
interface Payload {
  title: string;
  body: string;
  tag: string;
  path: string;
  lang: Language;
}
interface Reader {
  id: string;
  language: Language;
  timeZone: string;
  isDetailed: boolean;
}
/** A service takes 4096 bytes with what encryption adds; a letter may take three. */
const MOST_LETTERS = 300;

/** As its reader may see it now, in their language; undefined where it was read meanwhile, or nobody may be told. */
export async function payloadOf(ctx: Context, notification: string): Promise<string | undefined> {
  const row = await ctx.db.one<Stored & { user: string }>(
    sql`${stored}, n.user_id as "user" from notification n where n.id = ${notification} and n.read_at is null`,
  );
  const reader = row && (await readerOf(ctx, row.user));
  const reading = reader && (await userContext(ctx.app, reader.id, reader));
  if (!row || !reading) return undefined;
  const { user: _, ...line } = row;
  const [shown] = await named({ ...reading, now: ctx.now }, [line]);
  const [title = '', ...rest] =
    shown && reader.isDetailed ? sayings(line, wordsOf(shown, reader), reader) : [];
  const payload: Payload = {
    title: cut(title || own(reader.language, 'hidden')),
    body: cut(rest.join(' · ')),
    tag: notification,
    path: pathOf(ctx, line),
    lang: reader.language,
  };
  return JSON.stringify(payload);
}

export const testPayload = (language: Language): string =>
  JSON.stringify({
    title: own(language, 'test'),
    body: '',
    tag: 'test',
    path: '/settings/reminders',
    lang: language,
  } satisfies Payload);

const own = (language: Language, what: string): string => letterText(language, `push/${what}`, 'text', {});
const cut = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS);

/** A digest and a report have letters of their own, and no line in others. */
const sayings = ({ kind }: Stored, words: string[], { language }: Reader): string[] =>
  kind === 'digest' || kind === 'report' ? [own(language, kind), ...words.slice(1)] : words;

/** As on the page of what one was told: the record, and of its parts the one that is meant. */
function pathOf(ctx: Context, { kind, entity, record, params: { part } }: Stored): string {
  if (kind === 'digest') return '/my-day';
  const route = entity && ctx.app.registry.find(entity)?.route;
  if (!route || !record) return '/notifications';
  return `/${route}/${record}${part ? `#${part.entity}:${part.id}` : ''}`;
}

async function readerOf(ctx: Context, id: string): Promise<Reader | undefined> {
  const row = await ctx.db.one<{ locale: string | null; zone: string | null; isDetailed: boolean }>(sql`
    select u.locale, u.time_zone as zone, coalesce(w.is_push_detailed, false) as "isDetailed"
    from app_user u left join reminder_settings w on w.user_id = u.id where u.id = ${id} and u.is_active`);
  return (
    row && {
      id,
      language: isLanguage(row.locale) ? row.locale : ctx.language,
      timeZone: row.zone ?? ctx.timeZone,
      isDetailed: row.isDetailed,
    }
  );
}
