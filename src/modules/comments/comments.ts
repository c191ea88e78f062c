import { type Entity, isDiscussed } from '../../kernel/entity.ts';
import { invalidField, notFound } from '../../kernel/errors.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Preparation, Values } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Comment } from './comment.entity.ts';
import { mentionedIn, plainText } from './mentions.rules.ts';

export interface NewComment {
  record: { entity: string; id: string };
  text: string;
  replyTo?: string | null | undefined;
}

/** Whoever sees a record may say something of it. */
export async function addComment(ctx: Context, input: NewComment): Promise<string> {
  const { id, entity } = input.record;
  const target = commentable(ctx, entity);
  const about = await loadRecord(ctx, target, id).catch(() => {
    throw notFound();
  });
  const values = {
    record: { entity: target.base, id },
    party: await openParty(ctx, partyOf(target, about)),
    author: ctx.userId,
    text: input.text,
    replyTo: input.replyTo ? await beginningOf(ctx, input.replyTo, id) : null,
  };
  return (await createRecord(ctx, Comment, values, { isTrusted: true })).id;
}

/** Records that have a page and people around them. */
export function commentable(ctx: Context, name: string): Entity {
  const entity = ctx.app.registry.find(name);
  if (!entity || entity.isInternal || !isDiscussed(entity)) throw invalidField('record', 'unknown_entity');
  return ctx.app.registry.entity(entity.base);
}

function partyOf(target: Entity, about: Values): unknown {
  if (target.party === 'id') return about['id'];
  return target.party ? (about[target.party] ?? null) : null;
}

/** Whom a record was shared with may not see its customer: what they say then stands on the record's own line alone. */
async function openParty(ctx: Context, party: unknown): Promise<string | null> {
  const row = await ctx.db.one<{ id: string }>(
    sql`select p.id from ${readable(ctx, 'contacts.party', 'p')} where p.id = ${party}`,
  );
  return row?.id ?? null;
}

/** An answer to an answer stands in the same row. */
async function beginningOf(ctx: Context, comment: string, record: string): Promise<string> {
  const row = await ctx.db.one<{ id: string }>(sql`select coalesce(c.reply_to_id, c.id) as id
    from ${readable(ctx, 'comments.comment', 'c')} where c.id = ${comment} and c.record_id = ${record}`);
  if (!row) throw invalidField('replyTo', 'no_such_record');
  return row.id;
}

/** Its words are kept with names beside; who changes them later is seen to have. */
export const writtenOut: Preparation = {
  entity: 'comments.comment',
  prepare: async (ctx, given, before) => {
    const text = given['text'];
    if (typeof text !== 'string') return {};
    if (!text.trim()) throw invalidField('text', 'required');
    const names = await namesOf(ctx, mentionedIn(text));
    return {
      text: text.trim(),
      plain: plainText(text.trim(), (user) => names.get(user)),
      ...(before ? { editedAt: ctx.now.toISOString() } : {}),
    };
  },
};

async function namesOf(ctx: Context, users: string[]): Promise<Map<string, string>> {
  if (!users.length) return new Map();
  const rows = await ctx.db.rows<{ id: string; name: string }>(
    sql`select u.id, u.name from ${readable(ctx, 'access.user', 'u')} where u.id = any(${users}::uuid[])`,
  );
  if (rows.length < users.length) throw invalidField('text', 'no_such_record');
  return new Map(rows.map((r) => [r.id, r.name]));
}
