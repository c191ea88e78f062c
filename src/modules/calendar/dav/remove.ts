import { notFound } from '../../../kernel/errors.ts';
import { type Context, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { removeRecord } from '../../../platform/records/write.ts';
import { answerMeeting } from '../../activities/public.ts';
import type { Planned } from '../outside/planned.ts';
import { type Collection, objectOf } from './contents.ts';
import { demandMatch, entities, type Matches } from './matches.ts';

/** What a phone deletes goes to the recycle bin; a meeting that somebody else arranges is declined. */
export async function removeObject(
  ctx: Context,
  collection: Collection,
  name: string,
  m: Matches,
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const seen = await objectOf(ctx, collection, name);
    if (!seen) throw notFound();
    await ctx.db.rows(
      sql`select id from ${sql.table(entities[seen.entity].table)} where id = ${seen.id} for update`,
    );
    const found = await objectOf(ctx, collection, name);
    if (!found) throw notFound();
    demandMatch(found, m);
    if (await isDeclined(ctx, found)) return;
    await removeRecord(ctx, entities[found.entity], found.id);
  });
}

async function isDeclined(ctx: Context, found: Planned): Promise<boolean> {
  if (found.entity !== 'activities.meeting' || found.organiser === ctx.userId) return false;
  return answerMeeting(ctx, found.id, 'declined');
}
