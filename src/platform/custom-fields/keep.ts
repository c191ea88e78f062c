import { randomBytes } from 'node:crypto';
import { conflict, invalidField } from '../../kernel/errors.ts';
import type { Context } from '../context.ts';
import type { Effect, Preparation, Values } from '../module.ts';
import { computedFieldOf, type StoredCustomField } from './field-of.ts';
import { INDEXES_JOB } from './index-definitions.ts';

/** A new field gets its key; what it is a field of, and of which type, never changes. */
export const customFieldKey: Preparation = {
  entity: 'custom.field',
  prepare: async (ctx, given, before) => {
    if (before) {
      for (const name of ['entity', 'type'])
        if (given[name] && given[name] !== before[name])
          throw conflict('custom_field_is_set', { field: name });
      checkComputed(ctx, { ...before, ...given });
      return indexing({ ...before, ...given }, before);
    }
    const entity = ctx.app.registry.find(String(given['entity']));
    if (!entity || entity.isInternal) throw invalidField('entity', 'unknown_entity');
    checkComputed(ctx, given);
    const key = given['key'] ? {} : { key: `cf_${randomBytes(4).toString('hex')}` };
    return { ...key, ...indexing(given, null) };
  },
};

/** A field that becomes an indexed one waits for its index. */
function indexing(after: Values, before: Values | null): Values {
  const isIndexed = after['isIndexed'] === true;
  if (isIndexed === (before?.['isIndexed'] === true)) return {};
  if (isIndexed && (after['type'] === 'formula' || after['type'] === 'rollup'))
    throw invalidField('isIndexed', 'cannot_be_indexed');
  return { indexState: isIndexed ? 'building' : null, indexProblem: null };
}

/** A formula or roll-up that cannot be worked out is refused where it is written, with the reason. */
function checkComputed(ctx: Context, values: Values): void {
  const { type, entity, settings } = values;
  if (type !== 'formula' && type !== 'rollup') return;
  const row = {
    entity,
    key: 'cf_new',
    label: '',
    type,
    help: null,
    isExpected: false,
    isSearched: false,
    settings: settings ?? {},
  };
  const { registry } = ctx.app;
  computedFieldOf(registry.find, registry.entity(String(entity)), row as StoredCustomField);
}

/** The field is at once one like any other: in lists, filters, forms, imports and the API. */
export const customFieldsAnew: Effect = {
  entity: 'custom.field',
  run: async (ctx, { before, after }) => {
    ctx.db.afterCommit(() => ctx.app.refresh());
    if (before?.['isIndexed'] || after?.['isIndexed']) await ctx.app.jobs.enqueue(ctx, INDEXES_JOB, {});
  },
};
