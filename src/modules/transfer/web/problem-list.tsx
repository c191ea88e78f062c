import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportCheck } from '../../../kernel/import-api.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import planClasses from './plan.module.css';
import resultClasses from './result.module.css';
import { useColumnLabel } from './use-column-label.ts';

const MOST = 100;

/** Rows that would be refused as things stand: line, column, value, reason. */
export function ProblemList(props: { checks: ImportCheck[]; records: ImportRecord[]; faulty: number }) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const labels = useLabels();
  const columnLabel = useColumnLabel();
  const lines = props.checks.flatMap((check) => {
    const record = props.records.find((r) => r.id === check.id);
    return record ? check.problems.map((problem) => ({ record, problem })) : [];
  });
  return (
    <details className={resultClasses.problems} open={lines.length <= 20}>
      <summary>
        <IconAlertTriangle size={16} stroke={1.7} />
        {t('problems.title', { count: props.faulty, value: formats.integer(props.faulty) })}
      </summary>
      <p className={classes.quiet}>{t('problems.text')}</p>
      <div className={planClasses.tableBox}>
        <table className={planClasses.preview}>
          <tbody>
            {lines.slice(0, MOST).map(({ record, problem }) => {
              const entity = record.plan.steps[problem.step]?.entity ?? '';
              return (
                <tr key={`${record.id} ${problem.step} ${problem.line} ${problem.field} ${problem.code}`}>
                  <td>
                    {record.name}, {t('problems.line', { line: problem.line })}
                  </td>
                  <td>{problem.field && columnLabel(entity, problem.field)}</td>
                  <td>{problem.value}</td>
                  <td className={classes.warning}>
                    {labels.problem({
                      code: problem.code,
                      params: { ...problem.params, value: problem.value },
                    })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
