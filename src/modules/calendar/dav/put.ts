import { conflict } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Entry } from '../ical/entry.ts';
import { parseCalendars, propertyOf, refused } from '../ical/jcal.ts';
import { readEntries } from '../ical/read-calendar.ts';
import { type Collection, objectOf } from './contents.ts';
import { demandMatch, type Matches } from './matches.ts';
import { changeMeeting, createMeeting } from './put-meeting.ts';
import { changeTask, createTask } from './put-task.ts';

/** Makes or changes what a phone sends, with the user's own rights; resolves to whether it is new. */
export async function putObject(
  ctx: Context,
  collection: Collection,
  name: string,
  text: string,
  m: Matches,
): Promise<boolean> {
  const wanted = onlyEntry(ctx, collection, text);
  return transact(ctx, async (ctx) => {
    // One after another: of two that send the same file at once, the second changes what the first has made.
    await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${ctx.userId}`}, 0))`);
    const found = await objectOf(ctx, collection, name);
    demandMatch(found, m);
    if (!found) {
      await refuseKnownUid(ctx, collection, wanted.uid);
      const id = await (collection === 'meetings' ? createMeeting : createTask)(ctx, wanted);
      await call(ctx, id, wanted.uid, name);
      await keepPersonal(ctx, id, wanted);
      return true;
    }
    if (wanted.uid !== found.entry.uid) throw refused('calendar_uid_changed');
    const id = await (collection === 'meetings' ? changeMeeting : changeTask)(ctx, found, wanted);
    if (id !== found.id) await call(ctx, id, wanted.uid, name);
    await keepPersonal(ctx, id, wanted);
    return false;
  });
}

/** What the program added for its own user; of a series, for each day that has something of its own. */
async function keepPersonal(ctx: Context, record: string, wanted: Entry): Promise<void> {
  const parts = Object.fromEntries(
    [wanted, ...wanted.overrides].flatMap((e) => (e.personal ? [[e.occursOn ?? '', e.personal]] : [])),
  );
  await ctx.db.rows(
    sql`delete from calendar_personal where record_id = ${record} and user_id = ${ctx.userId}`,
  );
  if (!Object.keys(parts).length) return;
  await ctx.db.rows(sql`insert into calendar_personal (id, record_id, user_id, parts)
    values (${uuidv7()}, ${record}, ${ctx.userId}, ${JSON.stringify(parts)})`);
}

function onlyEntry(ctx: Context, collection: Collection, text: string): Entry {
  const [calendar, ...more] = parseCalendars(text);
  if (!calendar || more.length) throw refused('calendar_many_objects');
  if (propertyOf(calendar, 'method')) throw refused('calendar_method');
  const [entry, ...others] = readEntries(calendar, ctx.timeZone);
  if (!entry || others.length) throw refused('calendar_many_objects');
  if (entry.occursOn) throw refused('calendar_part_only');
  if (entry.kind !== (collection === 'meetings' ? 'event' : 'task')) throw refused('calendar_other_kind');
  return entry;
}

async function refuseKnownUid(ctx: Context, collection: Collection, uid: string): Promise<void> {
  const rows = await ctx.db.rows<{ name: string }>(
    sql`select name from calendar_name where user_id = ${ctx.userId} and uid = ${uid}`,
  );
  for (const { name } of rows)
    if (await objectOf(ctx, collection, name))
      throw conflict('calendar_uid_twice', { uid: uid.slice(0, 100) });
}

/** Keeps how it is called outside; a name whose record was deleted is free again. */
async function call(ctx: Context, record: string, uid: string, name: string): Promise<void> {
  await ctx.db.rows(sql`delete from calendar_name where user_id = ${ctx.userId} and name = ${name}`);
  await ctx.db.rows(sql`insert into calendar_name (id, record_id, uid, user_id, name)
    values (${uuidv7()}, ${record}, ${uid.slice(0, 300)}, ${ctx.userId}, ${name})`);
}
