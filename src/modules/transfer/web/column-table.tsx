import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportStep, ImportTarget } from '../../../kernel/import-api.ts';
import { ColumnRow } from './column-row.tsx';
import type { ImportRecord } from './imports.ts';
import planClasses from './plan.module.css';

/** Every column of the file with the field that it fills. */
export function ColumnTable(props: {
  record: ImportRecord;
  step: ImportStep;
  target: ImportTarget | undefined;
  onChange(step: ImportStep): void;
}) {
  const { record, step, target, onChange } = props;
  const { t } = useTranslation('transfer');
  const assign = (column: number, use: ImportColumn | null): void => {
    const isFree = (c: ImportColumn): boolean =>
      c.field !== use?.field || target?.many.includes(c.field) === true;
    const others = step.columns.filter((c) => c.column !== column && isFree(c));
    const columns = use ? [...others, use].sort((a, b) => a.column - b.column) : others;
    onChange({ ...step, columns, match: step.match.filter((m) => columns.some((c) => c.field === m)) });
  };
  const columns = record.profile.map((profile, column) => ({ profile, column }));
  return (
    <div className={planClasses.tableBox}>
      <table className={planClasses.columns}>
        <thead>
          <tr>
            <th scope="col">{t('columns.header')}</th>
            <th scope="col">{t('columns.samples')}</th>
            <th scope="col">{t('columns.field')}</th>
            <th scope="col">{t('columns.form')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ profile, column }) => (
            <ColumnRow
              key={column}
              record={record}
              profile={profile}
              column={column}
              entity={step.entity}
              fields={target?.fields ?? []}
              use={step.columns.find((c) => c.column === column)}
              onAssign={(use) => assign(column, use)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
