import type { Condition } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import { DomainError, invalid, invalidField } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { compileFormula } from '../../platform/custom-fields/formula.ts';
import { daysCondition } from '../../platform/metrics/days.ts';
import { conditionOf, metricNamed } from '../../platform/metrics/figures.ts';
import { type BaseMetric, isRatio } from '../../platform/metrics/metric.ts';
import type { Pivot, PivotMeasure, PivotOutput } from '../../platform/metrics/pivot.ts';
import { measureInput } from '../../platform/records/measure-sql.ts';
import { resolvePath } from '../../platform/records/path.ts';
import { formulaEntity } from './formula-entity.ts';
import type { Days } from './period.ts';
import type { AnswerValue, Question, Unit, Value } from './question.rules.ts';

export interface Plan {
  pivot: Pivot;
  /** Of the first outputs; those after them count amounts that no figure holds. */
  values: AnswerValue[];
}
const MOST_LINES = 2000;
const MOST_LINES_CROSSED = 400;
const MOST_COLUMNS = 50;

/** The question in the words of the metric layer, with what stands behind each value. Refuses fields that the reader may not see. */
export function planOf(ctx: Context, question: Question, days: Days | null): Plan {
  const entity = ctx.app.registry.find(question.entity);
  if (!entity || entity.isInternal) throw invalidField('question.entity', 'unknown_entity');
  demandDays(ctx, entity, question);
  const parts = question.values.map((value) => partOf(ctx, entity, question, value, days));
  const measures: PivotMeasure[] = [];
  const outputs: PivotOutput[] = [];
  for (const part of parts) {
    outputs.push({ name: part.value.key, from: part.from(measures.length) });
    measures.push(...part.measures);
  }
  const worked = calculatedOf(ctx, question, parts);
  const unrated = unratedOf(ctx, entity, measures);
  const hidden = unrated.map((_, i) => ({ name: `unrated${i}`, from: { measure: measures.length + i } }));
  const isCrossed = question.columns.length > 0;
  const most = isCrossed ? MOST_LINES_CROSSED : MOST_LINES;
  return {
    pivot: {
      entity: entity.name,
      filter: question.filter,
      rows: question.rows,
      columns: question.columns,
      measures: [...measures, ...unrated],
      outputs: [...outputs, ...worked.map((w) => w.output), ...hidden],
      order: orderOf(question),
      mostLines: Math.min(question.limit ?? most, most),
      mostColumns: MOST_COLUMNS,
    },
    values: [...parts.map((p) => p.answer), ...worked.map((w) => w.answer)],
  };
}

/** Each field of amounts once, with all records that any measure takes it from. */
function unratedOf(ctx: Context, entity: Entity, measures: PivotMeasure[]): PivotMeasure[] {
  const amounts = measures.filter((m) => {
    const { field } = measureInput(ctx, entity, m);
    return field?.type === 'money' && !field.computed && m.fn !== 'distinct';
  });
  return [...Map.groupBy(amounts, (m) => m.field)].map(([field, of]) => {
    const conditions = new Map(of.map((m) => [JSON.stringify(m.where), m.where]));
    const [only, ...others] = [...conditions.values()];
    const isOfAll = [only, ...others].includes(undefined);
    const where = !others.length
      ? only
      : isOfAll
        ? undefined
        : { any: [...conditions.values()].flatMap((c) => c ?? []) };
    return { fn: 'sum', field, where, isWithoutRate: true };
  });
}

function demandDays(ctx: Context, entity: Entity, { period }: Question): void {
  if (!period) return;
  const { type } = resolvePath(ctx, entity, period.field, 't', 'question.period.field').field;
  if (type !== 'date' && type !== 'instant')
    throw invalidField('question.period.field', 'operator_does_not_fit', { field: period.field });
}

interface Part {
  value: Value;
  measures: PivotMeasure[];
  from(first: number): PivotOutput['from'];
  answer: AnswerValue;
}

function partOf(ctx: Context, entity: Entity, q: Question, value: Value, days: Days | null): Part {
  return value.metric ? metricPart(ctx, entity, q, value, days) : fieldPart(ctx, entity, q, value, days);
}

function metricPart(ctx: Context, entity: Entity, q: Question, value: Value, days: Days | null): Part {
  const metric = metricNamed(ctx, value.metric ?? '');
  const at = `question.values.${q.values.indexOf(value)}.metric`;
  if (metric.entity !== entity.name) throw invalidField(at, 'one_entity_at_a_time');
  const period = { from: days?.from ?? undefined, until: days?.until ?? undefined };
  const bases = isRatio(metric)
    ? [metric.share, metric.of].map((name) => metricNamed(ctx, name) as BaseMetric)
    : [metric];
  const measures = bases.map((m) => ({ fn: m.fn, field: m.field, where: conditionOf(ctx, m, period) }));
  return {
    value,
    measures,
    from: (i) => (isRatio(metric) ? { share: i, of: i + 1 } : sharedOr(value, i)),
    answer: {
      key: value.key,
      unit: value.isShare ? 'percent' : metric.unit,
      label: null,
      condition: together(q.filter, measures.at(-1)?.where),
    },
  };
}

function fieldPart(ctx: Context, entity: Entity, q: Question, value: Value, days: Days | null): Part {
  const fn = value.fn ?? 'count';
  const period =
    q.period && days
      ? daysCondition(ctx, entity, q.period.field, days.from ?? undefined, days.until ?? undefined)
      : [];
  const where: Condition | undefined = period.length ? { all: period } : undefined;
  const measure = { fn, field: fn === 'count' ? undefined : value.field, where };
  return {
    value,
    measures: [measure],
    from: (i) => sharedOr(value, i),
    answer: {
      key: value.key,
      unit: value.isShare ? 'percent' : unitOf(ctx, entity, measure),
      label: null,
      condition: together(q.filter, where),
    },
  };
}

const sharedOr = (value: Value, i: number): PivotOutput['from'] =>
  value.isShare ? { shareOfTotal: i } : { measure: i };

const together = (...conditions: (Condition | undefined)[]): Condition => ({
  all: conditions.filter((c) => c !== undefined),
});

function unitOf(ctx: Context, entity: Entity, measure: PivotMeasure): Unit {
  const { field } = measureInput(ctx, entity, measure);
  if (!field || measure.fn === 'distinct') return 'count';
  if (field.type === 'money') return 'money';
  return field.type === 'date' || field.type === 'instant' ? 'date' : 'number';
}

function calculatedOf(
  ctx: Context,
  q: Question,
  parts: Part[],
): { output: PivotOutput; answer: AnswerValue }[] {
  const entity = formulaEntity(parts.map((p) => ({ key: p.value.key, unit: p.answer.unit })));
  return q.calculated.map((c, i) => {
    const formula = compiled(ctx, entity, c.formula, `question.calculated.${i}.formula`);
    if (formula.kind !== 'number' && formula.kind !== 'null')
      throw invalidField(`question.calculated.${i}.formula`, 'kind_expected', {
        kind: 'number',
        found: formula.kind,
      });
    return {
      output: { name: c.key, from: { sql: `trim_scale(round((${formula.sql})::numeric, 6))` } },
      answer: { key: c.key, unit: c.unit, label: c.label, condition: null },
    };
  });
}

function compiled(
  _ctx: Context,
  entity: Entity,
  text: string,
  at: string,
): ReturnType<typeof compileFormula> {
  try {
    return compileFormula(entity, text, at);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid([{ field: at, code: 'invalid_formula', params: { reason: '' } }]);
  }
}

/** By what was asked; else the largest first, unless the lines are days, which follow each other. */
function orderOf(q: Question): Pivot['order'] {
  if (q.sort) return q.sort.by === 'rows' ? undefined : { output: q.sort.by, desc: q.sort.desc };
  const [first] = q.values;
  return q.rows.some((r) => r.by) || !first ? undefined : { output: first.key, desc: true };
}
