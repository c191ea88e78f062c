import type { Context } from '../../platform/context.ts';
import type { Values } from '../../platform/module.ts';
import { today } from '../../platform/today.ts';
import { customerField, responsibleField } from './automatable.ts';
import { withPlaceholders } from './parts.rules.ts';
import type { Subject } from './subject.ts';

/** A text with what stands in braces put in, in the company's language and as whoever vouches for the rule sees it. */
export function filledIn(ctx: Context, text: string, subject: Subject, most: number): string {
  const { entity, shown } = subject;
  const value = (name: string): string => {
    if (name === 'today') return dayText(ctx, today(ctx));
    return valueText(ctx, shown[fieldOf(subject, name)], entity.fields[name]?.type);
  };
  return withPlaceholders(text, value).replace(/\s+/g, ' ').trim().slice(0, most);
}

function fieldOf({ entity }: Subject, name: string): string {
  if (name === 'name') return entity.title;
  if (name === 'responsible') return responsibleField(entity) ?? '';
  if (name !== 'customer') return name;
  const customer = customerField(entity);
  return customer === 'id' ? entity.title : (customer ?? '');
}

function valueText(ctx: Context, value: unknown, type: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return objectText(ctx, value as Values);
  if (type === 'date') return dayText(ctx, String(value));
  if (type === 'instant')
    return new Intl.DateTimeFormat(ctx.language, {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: ctx.timeZone,
    }).format(Date.parse(String(value)));
  return String(value);
}

function objectText(ctx: Context, value: Values): string {
  if ('amount' in value)
    return `${new Intl.NumberFormat(ctx.language).format(Number(value['amount']))} ${value['currency']}`;
  return String(value['name'] ?? '');
}

const dayText = (ctx: Context, day: string): string =>
  new Intl.DateTimeFormat(ctx.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
