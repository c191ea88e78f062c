import type { Entity } from '../../../kernel/entity.ts';
import type { Language } from '../../../kernel/i18n.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldLabel, optionLabel, ownText } from '../../../platform/i18n/labels.ts';
import type { Answer, Dimension, Grouping, Question, Value } from '../question.rules.ts';

// Uzbek groups and points as Russian does.
export const locales: Record<Language, string> = { en: 'en', ru: 'ru', uz: 'ru' };

const own = (language: Language, path: string[], params: Record<string, unknown> = {}): string =>
  ownText(language, ['reportSheet', ...path], params);

/** `party.region` as "Customer › Region". */
export function pathText(ctx: Context, entity: Entity, path: string): string {
  const [first = '', ...rest] = path.split('.');
  const label = fieldLabel(ctx.language, entity, first);
  const field = entity.fields[first];
  const target = field?.type === 'ref' && rest.length ? ctx.app.registry.find(field.to[0] ?? '') : undefined;
  return target ? `${label} › ${pathText(ctx, target, rest.join('.'))}` : label;
}

export function groupingText(ctx: Context, entity: Entity, { field, by }: Grouping): string {
  const name = pathText(ctx, entity, field);
  return by ? `${name} · ${own(ctx.language, ['by', by])}` : name;
}

function valueText(ctx: Context, entity: Entity, value: Value): string {
  const { language } = ctx;
  const name = value.metric
    ? ownText(language, ['metric', value.metric])
    : own(language, ['value', value.fn ?? 'count'], {
        name: value.field ? pathText(ctx, entity, value.field) : '',
      });
  return value.isShare ? own(language, ['value', 'share'], { name }) : name;
}

export const headsOf = (ctx: Context, entity: Entity, q: Question, answer: Answer): string[] =>
  answer.values.map((v) => {
    const value = q.values.find((x) => x.key === v.key);
    return value ? valueText(ctx, entity, value) : (v.label ?? v.key);
  });

export const beforeText = (ctx: Context, name: string): string =>
  own(ctx.language, ['value', 'before'], { name });

/** What a group is called, as the screen calls it. */
export function keyText(ctx: Context, d: Dimension, key: string | null, name: string | null): string {
  const { language } = ctx;
  if (key === null) return own(language, ['empty']);
  if (d.by === 'age') return own(language, ['age', key]);
  if (d.by === 'band') return bandText(language, d.bounds ?? [], key);
  if (d.by) return dayText(language, key, d.by);
  if (d.type === 'choice') return optionLabel(language, ctx.app.registry.entity(d.entity), d.name, key);
  if (d.type === 'boolean') return own(language, [key === 'true' ? 'yes' : 'no']);
  return name ?? key;
}

const numberText = (language: Language, text: string): string =>
  new Intl.NumberFormat(locales[language]).format(text as Intl.StringNumericLiteral);

function bandText(language: Language, bounds: string[], key: string): string {
  const until = bounds[bounds.indexOf(key) + 1];
  const params = {
    from: numberText(language, key),
    to: until === undefined ? '' : numberText(language, until),
  };
  if (!bounds.includes(key)) return own(language, ['band', 'below'], params);
  return own(language, ['band', until === undefined ? 'above' : 'between'], params);
}

function dayText(language: Language, day: string, by: NonNullable<Dimension['by']>): string {
  const year = day.slice(0, 4);
  if (by === 'year') return year;
  if (by === 'quarter')
    return own(language, ['quarter'], { quarter: Math.ceil(Number(day.slice(5, 7)) / 3), year });
  if (by === 'month') return monthText(language, day);
  return by === 'week'
    ? own(language, ['weekOf'], { day: dateText(language, day) })
    : dateText(language, day);
}

function monthText(language: Language, day: string): string {
  const text = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(Date.parse(day))
    .replace(/\sг\.$/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const dateText = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));

/** Whose days and which money, as lines below the title. */
export function notesOf(ctx: Context, answer: Answer): string[] {
  const { language } = ctx;
  const span = (days: { from: string | null; until: string | null }) => ({
    from: days.from ? dateText(language, days.from) : '…',
    until: days.until ? dateText(language, days.until) : '…',
  });
  return [
    ...(answer.period ? [own(language, ['period'], span(answer.period))] : []),
    ...(answer.before ? [own(language, ['before'], span(answer.before))] : []),
    own(language, ['counted'], { zone: answer.timeZone, currency: answer.currency }),
    ...(answer.unrated ? [own(language, ['unrated'], { count: answer.unrated })] : []),
    ...(answer.isCut ? [own(language, ['cut'])] : []),
  ];
}

export const totalText = (ctx: Context): string => own(ctx.language, ['total']);
