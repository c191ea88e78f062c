import type { Entity } from '../../../kernel/entity.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { StoredEvent, Subscriber } from '../../../platform/module.ts';
import { tellChange } from '../../reminders/public.ts';
import { followersOf } from '../following.ts';
import { whoSees } from '../sight.ts';
import { toldOtherwise } from './tell-named.ts';

type What = 'comment' | 'file' | 'stage' | 'outcome' | 'responsible';
interface Happened {
  what: What;
  entity: string;
  record: string;
  part: { entity: string; id: string } | null;
}

const ofDeals: Record<string, What> = { move: 'stage', win: 'outcome', lose: 'outcome', reopen: 'outcome' };

/** Tells those who follow a record what happened with it, but for what was done to many at once. */
export const tellFollowers: Subscriber = {
  name: 'comments.followers',
  on: ['comments.comment.created', 'files.file.created'],
  onEntity: (entity) => entity.access.by === 'owner',
  wants: async (ctx, event) =>
    !event.batch && whatOf(ctx.app.registry.entity(event.entity), event) !== undefined,
  run: async (ctx, event) => {
    const happened = await happenedIn(ctx, event);
    if (!happened) return;
    const entity = ctx.app.registry.entity(happened.entity);
    const told = happened.what === 'comment' ? await toldOtherwise(ctx, event) : [];
    const followers = (await followersOf(ctx, entity, happened.record)).filter(
      (user) => user !== event.actor && !told.includes(user),
    );
    const users = await whoSees(ctx, entity, happened.record, followers);
    await tellChange(ctx, { ...happened, users, whose: event.actor, event: event.id, at: event.at });
  },
};

function whatOf(entity: Entity, event: StoredEvent): What | undefined {
  if (entity.name === 'comments.comment') return event.verb === 'created' ? 'comment' : undefined;
  if (entity.name === 'files.file') return event.verb === 'created' ? 'file' : undefined;
  if (entity.name === 'deals.deal' && ofDeals[event.verb]) return ofDeals[event.verb];
  const fields = event.data['fields'];
  const owner = entity.access.by === 'owner' ? entity.access.owner : '';
  const isHanded = event.verb === 'updated' && Array.isArray(fields) && fields.includes(owner);
  return isHanded ? 'responsible' : undefined;
}

async function happenedIn(ctx: Context, event: StoredEvent): Promise<Happened | undefined> {
  const entity = ctx.app.registry.entity(event.entity);
  const what = whatOf(entity, event);
  const { record } = event;
  if (!what || !record) return undefined;
  if (what !== 'comment' && what !== 'file') return { what, entity: entity.base, record, part: null };
  const row = await ctx.db.one<{ entity: string; record: string }>(sql`
    select t.record_entity as entity, t.record_id as record from ${sql.table(entity.table)} t
    where t.id = ${record} and t.deleted_at is null`);
  return row && { ...row, what, part: { entity: entity.base, id: record } };
}
