import type { ImportColumn } from '../../../kernel/import-api.ts';
import type { ImportRecord } from './imports.ts';

/** Used columns whose dates could be read in two ways and that nobody has decided yet; `confirmed` forms are in the plan. */
export function undecided(record: ImportRecord): ImportColumn[] {
  return record.plan.steps
    .filter((s) => s.isOn)
    .flatMap((s) => s.columns.filter((c) => isUndecided(record, c)));
}

export function isUndecided(record: ImportRecord, use: ImportColumn): boolean {
  const date = record.profile[use.column]?.date;
  return (
    date?.decidedBy === 'default' &&
    use.date !== undefined &&
    !decidedColumns.has(`${record.id} ${use.column}`)
  );
}

/** Decisions of this visit: choosing the form that was proposed is a decision too. */
const decidedColumns = new Set<string>();
export const decide = (record: ImportRecord, column: number): void => {
  decidedColumns.add(`${record.id} ${column}`);
};
