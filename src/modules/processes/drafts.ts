import { conflict, invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import type { Effect, Preparation, Values } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';

/** Only a draft may be edited: deals under way rest on what is published. */
export const draftsOnly: Preparation[] = [
  {
    entity: 'processes.stage',
    prepare: async (ctx, given, before) => {
      await demandDraft(ctx, versionOf({ ...before, ...given }));
      return before || given['key'] ? {} : { key: uuidv7().slice(-12) };
    },
  },
  {
    entity: 'processes.stageTask',
    prepare: async (ctx, given, before) => {
      await demandDraft(ctx, versionOf({ ...before, ...given }));
      return {};
    },
  },
  {
    entity: 'processes.branch',
    prepare: async (ctx, given, before) => {
      await demandDraft(ctx, versionOf({ ...before, ...given }));
      return {};
    },
  },
];

/** Of a stage itself, or of the stage that a part belongs to. */
const versionOf = (part: Values): Fragment =>
  part['processVersion']
    ? sql`v.id = ${part['processVersion']}`
    : sql`v.id = (select s.process_version_id from stage s where s.id = ${part['stage'] ?? part['from']})`;

/** Nor are parts taken out of what is published. */
export const draftsOnlyGone: Effect[] = ['processes.stage', 'processes.stageTask', 'processes.branch'].map(
  (entity) => ({
    entity,
    run: async (ctx, { before, after }) => {
      const isRestored = before === null && after?.['version'] !== 1;
      if (!after || isRestored) await demandDraft(ctx, versionOf(before ?? after ?? {}));
    },
  }),
);

/** A condition that cannot be asked, or a field that is not there, is refused when written and not when a deal is moved. */
export const soundStage: Preparation = {
  entity: 'processes.stage',
  prepare: async (ctx, given, before) => {
    const version = given['processVersion'] ?? before?.['processVersion'];
    const row = await ctx.db.one<{ entity: string }>(sql`select p.entity from process_version v
      join process p on p.id = v.process_id where v.id = ${version}`);
    const entity = ctx.app.registry.find(row?.entity ?? '');
    if (!entity) return {};
    const names = Array.isArray(given['requiredFields']) ? (given['requiredFields'] as string[]) : [];
    const unknown = names.find((name) => !(name in entity.fields));
    if (unknown) throw invalidField('requiredFields', 'unknown_field', { field: unknown });
    for (const which of ['entryCondition', 'exitCondition'])
      if (given[which]) conditionSql(systemReading(ctx), entity, given[which], 't');
    return {};
  },
};

async function demandDraft(ctx: Context, which: Fragment): Promise<void> {
  if (ctx.mode === 'historical') return;
  const row = await ctx.db.one<{ state: string }>(sql`select v.state from process_version v where ${which}`);
  if (row && row.state !== 'draft') throw conflict('not_a_draft');
}
