import type { Context } from '../../platform/context.ts';
import type { Preparation } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { groupSqlOfMany } from '../../platform/records/grouping.ts';
import { daysOf } from './period.ts';
import { planOf } from './plan.ts';
import type { Question } from './question.rules.ts';
import { questionOf } from './question.ts';

/** What is kept can be answered: by the declarations, and with the fields that whoever keeps it may see. */
export const answerable: Preparation = {
  entity: 'reports.report',
  prepare: async (ctx, given) => {
    if (!('question' in given)) return {};
    const question = questionOf(given['question']);
    check(ctx, question);
    return { question, entity: question.entity, form: question.form };
  },
};

function check(ctx: Context, question: Question): void {
  planOf(ctx, question, daysOf(ctx, question.period));
  const entity = ctx.app.registry.entity(question.entity);
  for (const group of [...question.rows, ...question.columns]) groupSqlOfMany(ctx, entity, group, 0);
  if (question.filter) conditionSql(ctx, entity, question.filter, 't');
}
