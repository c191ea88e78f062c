import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportPreviewStep } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './import.module.css';
import { type ImportRecord, previewQuery } from './imports.ts';
import planClasses from './plan.module.css';
import { shownValue } from './shown-value.ts';
import { useColumnLabel } from './use-column-label.ts';

/** The first rows as they will be. */
export function PreviewTables(props: { record: ImportRecord; isSaved: boolean }) {
  const { record, isSaved } = props;
  const { t } = useTranslation('transfer');
  const isMapped = record.plan.steps.every((s) => !s.isOn || s.columns.length > 0);
  const preview = useQuery({ ...previewQuery(record.id, record.plan), enabled: isSaved && isMapped });
  if (!isMapped) return null;
  return (
    <>
      <h3 className={classes.caption}>{t('preview.title')}</h3>
      {preview.data ? (
        preview.data.map(
          (step, i) =>
            record.plan.steps[i]?.isOn && (
              <StepPreview key={`${step.entity} ${step.fields.join()}`} step={step} />
            ),
        )
      ) : (
        <SkeletonLines count={4} />
      )}
    </>
  );
}

function StepPreview({ step }: { step: ImportPreviewStep }) {
  const columnLabel = useColumnLabel();
  const index = useMeta();
  const labels = useLabels();
  const formats = useFormats();
  const entity = index.find(step.entity);
  if (!entity) return null;
  const fields = step.fields.map(
    (name) => entity.fields.find((f) => f.name === name) ?? { name, type: 'text' as const },
  );
  return (
    <div className={planClasses.tableBox}>
      <table className={planClasses.preview} aria-label={labels.many(entity)}>
        <thead>
          <tr>
            {fields.map((f) => (
              <th key={f.name} scope="col">
                {columnLabel(entity.name, f.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {step.rows.map((row) => (
            <tr key={row.line}>
              {row.cells.map((cell, i) => {
                const field = fields[i];
                return (
                  <td
                    key={field?.name}
                    data-bad={cell.problem ? true : undefined}
                    title={
                      cell.problem
                        ? labels.problem({ code: cell.problem, params: { value: cell.text } })
                        : undefined
                    }
                  >
                    {cell.problem
                      ? cell.text
                      : field &&
                        shownValue(cell.value, field.type, formats, (option) =>
                          labels.option(entity, field.name, option),
                        )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
