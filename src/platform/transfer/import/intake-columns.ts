import type { Entity } from '../../../kernel/entity.ts';
import type { Language } from '../../../kernel/i18n.ts';
import type { Context } from '../../context.ts';
import { fieldLabel, optionLabel } from '../../i18n/labels.ts';
import type { ColumnWords, Intake } from '../../module.ts';

/** Everything that an intake takes: fields of the entity, and columns of its own beside them. */
export const namesOf = (intake: Intake): string[] => [...intake.fields, ...Object.keys(intake.columns ?? {})];

export const intakeOf = (ctx: Context, entity: Entity, name: string): Intake | undefined =>
  ctx.app.registry.intakesOf(entity).find((intake) => namesOf(intake).includes(name));

/** Whether a cell of the column may hold several values, a line each. */
export const hasLines = (ctx: Context, entity: Entity, name: string): boolean =>
  intakeOf(ctx, entity, name)?.hasLines === true;

/** Columns that are no fields of the entity, for an importer who may write what they become. */
export function intakeColumns(ctx: Context, entity: Entity): [string, ColumnWords][] {
  return ctx.app.registry.intakesOf(entity).flatMap((intake) =>
    Object.entries(intake.columns ?? {}).filter(([, words]) => {
      const target = ctx.app.registry.entity(words.entity);
      const mayCreate = ctx.grants.on(target.base).create || ctx.grants.has('administer');
      return mayCreate && !ctx.grants.fieldsOf(target.base)[words.field];
    }),
  );
}

export function columnLabelOf(ctx: Context, language: Language, words: ColumnWords): string {
  const entity = ctx.app.registry.entity(words.entity);
  return words.option
    ? optionLabel(language, entity, words.field, words.option)
    : fieldLabel(language, entity, words.field);
}
