import { standardFields } from '../../kernel/entity.ts';
import { invalid, invalidField } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import type { Effect, Preparation, Values } from '../module.ts';

/** What cannot be made of the field is refused where it is written. */
export const soundOverlay: Preparation = {
  entity: 'custom.overlay',
  prepare: async (ctx, given, before) => {
    // What another installation made is taken as it is: a field that is no more is passed over.
    if (ctx.mode === 'live') check(ctx, { ...before, ...given });
    return {};
  },
};

function check(ctx: Context, values: Values): void {
  const { isTitle, field } = targetOf(ctx, values);
  const { demand, place, options } = values;
  const isSet = field.readOnly || field.computed !== undefined || field.type === 'collection';
  if (demand && (isSet || field.required)) throw invalidField('demand', 'cannot_be_demanded');
  if (place === 'hidden' && (field.required || isTitle || demand === 'expected'))
    throw invalidField('place', 'cannot_be_hidden');
  if (place === 'record' && (field.required || demand === 'expected'))
    throw invalidField('place', 'is_demanded');
  if (place === 'form' && isSet) throw invalidField('place', 'cannot_be_entered');
  if (options !== null && options !== undefined) checkOptions(field, options);
}

/** The field as declared; those that every record has keep their meaning and their place. */
function targetOf(ctx: Context, values: Values): { field: Field; isTitle: boolean } {
  const entity = ctx.app.registry.find(String(values['entity']));
  if (!entity || entity.isInternal) throw invalidField('entity', 'unknown_entity');
  const found = Object.entries(ctx.app.registry.declared(entity.name).fields).find(
    ([name, f]) => f.id === values['field'] && !f.internal && !(name in standardFields),
  );
  if (!found) throw invalidField('field', 'unknown_field');
  return { field: found[1], isTitle: found[0] === entity.title };
}

function checkOptions(field: Field, options: unknown): void {
  const known = field.type === 'choice' ? field.options : [];
  const entries = typeof options === 'object' && options ? Object.entries(options) : [['', null]];
  const problems = entries
    .filter(([option, name]) => !known.includes(String(option)) || !isName(name))
    .map(([option]) => ({ field: 'options', code: 'not_an_option', params: { option: String(option) } }));
  if (problems.length) throw invalid(problems);
}

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 80;

/** Screens, forms, imports and messages call and demand the field by it at once. */
export const overlaysAnew: Effect = {
  entity: 'custom.overlay',
  run: async (ctx) => ctx.db.afterCommit(() => ctx.app.refresh()),
};
