import { fieldsRead } from '../../../kernel/condition.ts';
import type { Entity } from '../../../kernel/entity.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import type { Grants } from '../../../platform/access/grants.ts';
import { type Action, placeholdersIn } from '../parts.rules.ts';
import type { Rule } from '../rules-stored.ts';

/**
 * A rule works on whichever record it meets, so whoever vouches for it must be able to write all of them, and to see
 * and to set the fields that it uses.
 */
export function missingRights(grants: Grants, entity: Entity, rule: Rule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const permission = grants.on(entity.base);
  if (permission.read !== 'all') problems.push({ field: 'entity', code: 'not_all_records' });
  for (const [i, action] of rule.actions.entries()) {
    const at = `actions.${i}`;
    if (writes(action) && permission.write !== 'all') problems.push({ field: at, code: 'not_all_records' });
    const made = action.do === 'task' ? 'activities.task' : action.do === 'deal' ? 'deals.deal' : undefined;
    if (made && !grants.on(made).create) problems.push({ field: at, code: 'no_right_to_create' });
    const fields = action.do === 'set' ? Object.keys(action.values) : [];
    const limited = fields.filter((name) => grants.fieldsOf(entity.base)[name]);
    for (const name of limited)
      problems.push({ field: `${at}.values.${name}`, code: 'field_not_writable', params: { name } });
  }
  const hidden = read(rule).filter((name) => grants.fieldsOf(entity.base)[name] === 'hidden');
  return [
    ...problems,
    ...hidden.map((name) => ({ field: 'condition', code: 'unknown_field', params: { name } })),
  ];
}

const writes = (action: Action): boolean => action.do === 'set' || action.do === 'verb';

/** First steps of the paths that it reads; what lies behind them is asked when the rule is switched on. */
function read({ trigger, condition, actions }: Rule): string[] {
  const filters = [condition, trigger.on === 'condition' ? trigger.filter : undefined];
  const texts = actions.flatMap((a) =>
    a.do === 'task'
      ? [a.title, a.description ?? '']
      : a.do === 'notify'
        ? [a.text]
        : a.do === 'deal'
          ? [a.name]
          : [],
  );
  return [
    ...filters.flatMap((c) => (c ? fieldsRead(c) : [])).map((path) => path.split('.')[0] ?? ''),
    ...texts.flatMap(placeholdersIn),
  ];
}
