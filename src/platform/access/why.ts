import type { Entity } from '../../kernel/entity.ts';
import { denied, invalidField, notFound } from '../../kernel/errors.ts';
import type { Why, WhyReason } from '../../kernel/why.ts';
import { type Context, demand, systemReading } from '../context.ts';
import { loadRecord } from '../records/read.ts';
import { dayOf } from './day.ts';
import { loadGrants } from './grants.ts';
import { User } from './user.entity.ts';
import { pastOf } from './why-past.ts';
import { reasonsOf } from './why-reasons.ts';
import { type Inquiry, openWays } from './why-ways.ts';

/**
 * Whether and why a person may see a record, now or at a past moment. Only for records that the asker sees now; about
 * others only for who administers, or manages the person's department.
 */
export async function explainAccess(
  ctx: Context,
  entity: Entity,
  id: string,
  o: { user?: string | undefined; at?: string | undefined },
): Promise<Why> {
  await loadRecord(ctx, entity, id);
  const userId = o.user ?? ctx.userId ?? '';
  demandInsight(ctx, userId);
  const at = o.at ? new Date(o.at) : ctx.now;
  if (at > ctx.now) throw invalidField('at', 'in_the_future');
  const user = await loadRecord(systemReading(ctx), User, userId).catch(() => Promise.reject(notFound()));
  const tables = o.at ? await pastOf(ctx, entity, id, at) : undefined;
  const grants = await loadGrants(ctx.db, userId, dayOf(ctx.app, at), tables);
  const answer = { user: { id: userId, name: user.name }, at: at.toISOString() };
  if (!grants) return { ...answer, canRead: false, canWrite: false, reasons: [], fields: {} };
  const subject: Context = { ...ctx, grants, userId, now: at, keyScopes: null };
  const inquiry: Inquiry = { subject, asker: ctx, entity, id, tables };
  const reading = await openWays(inquiry, 'read');
  const writing = await openWays(inquiry, 'write');
  const reasons: WhyReason[] = await reasonsOf(inquiry, reading, writing);
  return {
    ...answer,
    canRead: reading.size > 0,
    canWrite: writing.size > 0,
    reasons,
    fields: reading.size ? grants.fieldsOf(entity.base) : {},
  };
}

function demandInsight(ctx: Context, userId: string): void {
  if (userId === ctx.userId || ctx.grants.has('administer')) return;
  demand(ctx, 'manageTeams');
  if (!ctx.grants.unit.includes(userId)) throw denied('not_in_your_departments');
}
