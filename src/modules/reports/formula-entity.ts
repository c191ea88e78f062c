import type { Entity } from '../../kernel/entity.ts';
import { date, decimal, type Field } from '../../kernel/field.ts';
import type { Unit } from './question.rules.ts';

/** The values of a report as fields, so that formulas over them are those of the company's own fields. */
export function formulaEntity(values: { key: string; unit: Unit }[]): Entity {
  const fieldOf = ({ key, unit }: { key: string; unit: Unit }): [string, Field] => [
    key,
    unit === 'date' ? date(key) : decimal(key),
  ];
  return {
    name: 'reports.values',
    base: 'reports.values',
    table: 'b',
    route: '',
    title: 'a',
    access: { by: 'administrators' },
    verbs: [],
    fields: Object.fromEntries(values.map(fieldOf)),
  };
}
