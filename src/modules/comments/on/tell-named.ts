import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { StoredEvent, Subscriber } from '../../../platform/module.ts';
import { tell } from '../../reminders/public.ts';
import { mentionedIn } from '../mentions.rules.ts';
import { whoSees } from '../sight.ts';

export interface Said {
  id: string;
  author: string | null;
  entity: string;
  record: string;
  text: string;
  replyTo: string | null;
}

/** Tells people that they were named, and those of a row of answers that there is one more; each once for a comment. */
export const tellNamed: Subscriber = {
  name: 'comments.named',
  on: ['comments.comment.created', 'comments.comment.updated'],
  run: async (ctx, event) => {
    const said = await commentOf(ctx, event);
    if (!said) return;
    const named = await newlyNamed(ctx, event, said);
    await tellOf(ctx, said, 'mention', named);
    if (event.verb === 'created' && said.replyTo) {
      const others = (await inRow(ctx, said.replyTo)).filter((user) => !named.includes(user));
      await tellOf(ctx, said, 'reply', others);
    }
  },
};

/** Who hears of it by being named or by having spoken in its row. */
export async function toldOtherwise(ctx: Context, event: StoredEvent): Promise<string[]> {
  const said = await commentOf(ctx, event);
  if (!said) return [];
  const row = said.replyTo ? await inRow(ctx, said.replyTo) : [];
  return [...mentionedIn(said.text), ...row];
}

async function commentOf(ctx: Context, event: StoredEvent): Promise<Said | undefined> {
  return ctx.db.one<Said>(sql`select c.id, c.author_id as author, c.record_entity as entity, c.record_id as record,
    c.text, c.reply_to_id as "replyTo" from comment c where c.id = ${event.record} and c.deleted_at is null`);
}

/** By an edit only those whom the text did not name before. */
async function newlyNamed(ctx: Context, event: StoredEvent, { text }: Said): Promise<string[]> {
  if (event.verb === 'created') return mentionedIn(text);
  const was = await ctx.db.one<{
    text: string | null;
  }>(sql`select changes->'text'->>0 as text from audit_entry
    where record_id = ${event.record} and version = ${event.version ?? 0}`);
  const before = mentionedIn(was?.text ?? text);
  return mentionedIn(text).filter((user) => !before.includes(user));
}

async function inRow(ctx: Context, beginning: string): Promise<string[]> {
  const rows = await ctx.db.rows<{ author: string }>(sql`select distinct author_id as author from comment
    where (id = ${beginning} or reply_to_id = ${beginning}) and deleted_at is null and author_id is not null`);
  return rows.map((r) => r.author);
}

/** Whoever does not see the record (any more) hears nothing of it, nor anybody of what they said themselves. */
async function tellOf(ctx: Context, said: Said, kind: 'mention' | 'reply', users: string[]): Promise<void> {
  const others = users.filter((user) => user !== said.author);
  const seeing = await whoSees(ctx, ctx.app.registry.entity(said.entity), said.record, others);
  await tell(ctx, {
    kind,
    users: seeing,
    key: `${kind}:${said.id}`,
    entity: said.entity,
    record: said.record,
    params: {
      part: { entity: 'comments.comment', id: said.id },
      ...(said.author ? { whose: said.author } : {}),
    },
    isByLetter: true,
  });
}
