import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { type Context, systemReading, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import { defineVerb, type Verb } from '../module.ts';
import { concreteEntity } from '../records/concrete.ts';
import { isHidden } from '../records/fields.ts';
import { pointsTo } from '../records/purge-graph.ts';
import { Merge } from './merge.entity.ts';
import { mergeRecords, pairOf } from './merging.ts';
import { linksTo } from './moving.ts';
import { undoMerge } from './undo-merge.ts';

const choice = z.enum(['this', 'other', 'both']);
const kept = z.array(z.record(z.string(), z.unknown()));

/** Verbs by which records of an entity that declares `survivor` are made one. */
export const mergeVerbs = (entity: string): Verb[] => [
  defineVerb({
    entity,
    name: 'merge',
    needs: 'write',
    input: z.object({ with: z.uuid(), fields: z.record(z.string(), choice).optional() }),
    output: z.object({ merge: z.string(), moved: z.number() }),
    run: async (ctx, id, input) =>
      mergeRecords(ctx, await pairKind(ctx, entity, id, input.with), id, input.with, input.fields),
  }),
  defineVerb({
    entity,
    name: 'compare',
    needs: 'write',
    isPersonal: true,
    input: z.object({ with: z.uuid() }),
    output: z.object({
      differences: z.array(
        z.object({
          field: z.string(),
          this: z.unknown(),
          other: z.unknown(),
          choice,
          canBoth: z.boolean(),
        }),
      ),
      links: z.array(z.object({ entity: z.string(), count: z.number() })),
    }),
    run: async (ctx, id, input) => compare(ctx, entity, id, input.with),
  }),
];

/** Takes a merge back, see `undo-merge.ts`; what keeps a later value is named. */
export const undoMergeVerb = defineVerb({
  entity: Merge.name,
  name: 'undo',
  needs: 'read',
  when: { field: 'undoneAt', op: 'empty' },
  input: z.object({}),
  output: z.object({ undone: z.number(), kept }),
  run: async (ctx, id) => {
    const report = await undoMerge(ctx, id);
    return { undone: report.undone, kept: report.kept.map((k) => ({ ...k })) };
  },
});

/** What two records differ in, what would stay, and how much of which records would go over. */
async function compare(ctx: Context, name: string, id: string, other: string) {
  const entity = await pairKind(ctx, name, id, other);
  return transact(ctx, async (tx) => {
    const { differences } = await pairOf(tx, entity, id, other);
    const links = new Map<string, number>();
    for (const reference of linksTo(tx, entity, other)) {
      const row = await systemReading(tx).db.one<{ count: number }>(
        sql`select count(*)::int as count from ${sql.table(reference.entity.table)} t
          where t.deleted_at is null and ${pointsTo(reference, new Map([[entity.base, new Set([other])]]))}`,
      );
      if (row?.count) links.set(reference.entity.name, (links.get(reference.entity.name) ?? 0) + row.count);
    }
    return {
      differences: differences.filter((d) => !isHidden(tx, entity, d.field)),
      links: [...links].map(([name, count]) => ({ entity: name, count })),
    };
  });
}

/** Only records of one kind are one: a company and a person are two, related. */
async function pairKind(ctx: Context, name: string, id: string, other: string) {
  const base = ctx.app.registry.entity(name);
  const entity = await concreteEntity(ctx, base, id);
  const its = await concreteEntity(ctx, base, other);
  // One that cannot be seen is not told apart by its kind from one that is not there.
  if (its !== entity && its !== base) throw invalidField('with', 'no_such_record');
  return entity;
}
