import { type Comparison, type Condition, ME } from '../../../kernel/condition.ts';
import type { Entity } from '../../../kernel/entity.ts';
import type { Field } from '../../../kernel/field.ts';
import { isUuid } from '../../../kernel/uuid.ts';
import { readable } from '../../../platform/access/readable.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { optionLabel, ownText } from '../../../platform/i18n/labels.ts';
import { targetOf } from '../../../platform/records/grouping.ts';
import { resolvePath } from '../../../platform/records/path.ts';
import { titleOf } from '../../../platform/records/select.ts';
import type { Question } from '../question.rules.ts';
import { dateText, pathText } from './texts.ts';

/** The filter in words, a line a condition. Names are those that the reader may see. */
export async function conditionTexts(ctx: Context, q: Question): Promise<string[]> {
  if (!q.filter) return [];
  const entity = ctx.app.registry.entity(q.entity);
  const parts = 'all' in q.filter ? q.filter.all : [q.filter];
  return Promise.all(parts.map((part) => wordsOf(ctx, entity, part)));
}

async function wordsOf(ctx: Context, entity: Entity, c: Condition): Promise<string> {
  const { language } = ctx;
  if ('not' in c) return `${ownText(language, ['filter', 'not'])} (${await wordsOf(ctx, entity, c.not)})`;
  if ('all' in c || 'any' in c) {
    const parts = await Promise.all(('all' in c ? c.all : c.any).map((part) => wordsOf(ctx, entity, part)));
    return parts.join('all' in c ? '; ' : ` ${ownText(language, ['filter', 'or'])} `);
  }
  const path = resolvePath(ctx, entity, c.field, 't', 'filter');
  const name = pathText(ctx, entity, c.field);
  const isTime = path.field.type === 'date' || path.field.type === 'instant';
  const place =
    isTime && ['lt', 'lte', 'gt', 'gte'].includes(c.op) ? ['operator', 'time', c.op] : ['operator', c.op];
  return `${name} ${ownText(language, place)} ${await valueWords(ctx, path.entity, path.name, path.field, c)}`.trim();
}

async function valueWords(
  ctx: Context,
  entity: Entity,
  name: string,
  field: Field,
  { op, value }: Comparison,
): Promise<string> {
  if (op === 'empty' || op === 'notEmpty') return '';
  const list = Array.isArray(value) ? value : [value];
  const names = await namesOf(ctx, field, list);
  const one = (v: unknown): string => {
    if (op === 'within') return ownText(ctx.language, ['period', String(v)]);
    if (v === ME) return ownText(ctx.language, ['filter', 'me']);
    if (field.type === 'choice') return optionLabel(ctx.language, entity, name, String(v));
    if (field.type === 'date' || field.type === 'instant')
      return dateText(ctx.language, String(v).slice(0, 10));
    if (field.type === 'collection') return '…';
    if (field.type === 'boolean') return ownText(ctx.language, ['reportSheet', v ? 'yes' : 'no']);
    return field.type === 'ref' || field.type === 'pick' ? (names.get(String(v)) ?? '…') : String(v);
  };
  return list.map(one).join(op === 'between' ? ' – ' : ', ');
}

async function namesOf(ctx: Context, field: Field, list: unknown[]): Promise<Map<string, string>> {
  const target = targetOf(ctx, field);
  const ids = list.filter((v): v is string => typeof v === 'string' && isUuid(v));
  if (!target || !ids.length) return new Map();
  const rows = await ctx.db.rows<{ id: string; name: string }>(sql`
    select n.id, (${titleOf(ctx, target, 'n')})::text as name from ${readable(ctx, target.name, 'n')} where n.id = any(${ids}::uuid[])`);
  return new Map(rows.map((r) => [r.id, r.name]));
}
