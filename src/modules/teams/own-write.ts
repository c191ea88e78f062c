import type { Entity } from '../../kernel/entity.ts';
import { denied } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { loadRecord } from '../../platform/records/read.ts';

/**
 * Who lets others in must write the record by a right of their own: what was only shared with them, perhaps until a
 * day, is not theirs to pass on.
 */
export async function demandOwnWrite(ctx: Context, entity: Entity, id: string): Promise<void> {
  await loadRecord(ctx, entity, id);
  const grants = { ...ctx.grants, sharedEntities: [] };
  await loadRecord({ ...ctx, grants }, entity, id, 'write').catch(() => {
    throw denied();
  });
}

/** The same as a question, for those who see the record. */
export async function mayShare(ctx: Context, entity: Entity, id: string): Promise<boolean> {
  await loadRecord(ctx, entity, id);
  return demandOwnWrite(ctx, entity, id).then(
    () => true,
    () => false,
  );
}
