import type { Entity } from '../../../kernel/entity.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { readableField } from '../../../platform/records/fields.ts';
import { parseInput } from '../../../platform/records/parse.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { currentVersion } from '../../processes/public.ts';
import { customerField, responsibleField } from '../automatable.ts';
import { type Action, placeholders, placeholdersIn, type VerbAction, type Who } from '../parts.rules.ts';
import { Webhook } from '../webhook.entity.ts';
import { problemsOf } from './problems.ts';

/** What is wrong with one thing that a rule is to do; each problem names its place. */
export async function problemsOfAction(
  ctx: Context,
  entity: Entity,
  action: Action,
  at: string,
): Promise<FieldProblem[]> {
  switch (action.do) {
    case 'task':
      return [
        ...(await problemsOfText(ctx, entity, action.title, `${at}.title`)),
        ...(await problemsOfText(ctx, entity, action.description ?? '', `${at}.description`)),
        ...(await problemsOfWho(ctx, entity, action.assignee, `${at}.assignee`)),
      ];
    case 'notify':
      return [
        ...(await problemsOfText(ctx, entity, action.text, `${at}.text`)),
        ...(
          await Promise.all(action.to.map((who, i) => problemsOfWho(ctx, entity, who, `${at}.to.${i}`)))
        ).flat(),
      ];
    case 'set':
      return problemsOfValues(ctx, entity, action.values, `${at}.values`);
    case 'deal':
      return [
        ...(await problemsOfText(ctx, entity, action.name, `${at}.name`)),
        ...(await problemsOfWho(ctx, entity, action.owner, `${at}.owner`)),
        ...(customerField(entity) ? [] : [{ field: at, code: 'no_customer' }]),
        ...((await currentVersion(ctx, 'deals.deal', action.process))
          ? []
          : [{ field: `${at}.process`, code: 'no_such_record' }]),
      ];
    case 'webhook':
      return (await loadRecords(ctx, Webhook, sql`t.id = ${action.webhook}`)).length
        ? []
        : [{ field: `${at}.webhook`, code: 'no_such_record' }];
    case 'verb':
      return problemsOfVerb(ctx, entity, action, at);
  }
}

async function problemsOfText(
  ctx: Context,
  entity: Entity,
  text: string,
  at: string,
): Promise<FieldProblem[]> {
  const names = placeholdersIn(text).filter((n) => !(placeholders as readonly string[]).includes(n));
  const found = names.map((name) => problemsOf(at, () => readableField(ctx, entity, name)));
  return (await Promise.all(found)).flat();
}

async function problemsOfWho(ctx: Context, entity: Entity, who: Who, at: string): Promise<FieldProblem[]> {
  if (who.who !== 'user')
    return responsibleField(entity) ? [] : [{ field: at, code: 'nobody_is_responsible' }];
  const known = await ctx.db.one(
    sql`select 1 from ${readable(ctx, 'access.user', 'u')} where u.id = ${who.user} and u.is_active`,
  );
  return known ? [] : [{ field: `${at}.user`, code: 'no_such_record' }];
}

/** By the declaration, as an edit by hand would be: the same words for a field that is not there or not to be set. */
async function problemsOfValues(
  ctx: Context,
  entity: Entity,
  values: Record<string, unknown>,
  at: string,
): Promise<FieldProblem[]> {
  if (!Object.keys(values).length) return [{ field: at, code: 'required' }];
  const setOnce = Object.keys(values).filter((name) => entity.fields[name]?.setOnce);
  const fixed = setOnce.map((name) => ({ field: `${at}.${name}`, code: 'read_only', params: { name } }));
  const live: Context = { ...ctx, mode: 'live' };
  try {
    parseInput(live, entity, values, false, false);
  } catch (error) {
    const { problems } = error as { problems?: FieldProblem[] };
    if (!problems) throw error;
    const named = problems.map((p) => ({
      ...p,
      field: `${at}.${p.field}`,
      params: { ...p.params, name: p.field },
    }));
    return [...fixed, ...named.filter((p) => !fixed.some((f) => f.field === p.field))];
  }
  return fixed;
}

async function problemsOfVerb(
  ctx: Context,
  entity: Entity,
  action: VerbAction,
  at: string,
): Promise<FieldProblem[]> {
  const verb = ctx.app.registry
    .verbsOf(entity)
    .find((v) => v.name === action.verb && !v.onCollection && !v.isPersonal);
  if (verb?.needs !== 'write')
    return [{ field: `${at}.verb`, code: 'unknown_verb', params: { name: action.verb } }];
  const parsed = verb.input.safeParse(action.input);
  if (parsed.success) return [];
  const path = parsed.error.issues[0]?.path.join('.');
  return [{ field: path ? `${at}.input.${path}` : `${at}.input`, code: 'invalid_value' }];
}
