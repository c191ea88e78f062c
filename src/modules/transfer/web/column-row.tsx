import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formOfField, type ImportColumn, type ImportColumnProfile } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';

import { FormSelect } from './form-select.tsx';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import planClasses from './plan.module.css';
import { useColumnLabel } from './use-column-label.ts';

interface Props {
  record: ImportRecord;
  profile: ImportColumnProfile;
  column: number;
  entity: string;
  fields: string[];
  use: ImportColumn | undefined;
  onAssign(use: ImportColumn | null): void;
}

export function ColumnRow(props: Props) {
  const { record, profile, column, use, onAssign } = props;
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const entity = useMeta().find(props.entity);
  const header = profile.header || t('columns.unnamed', { number: column + 1 });
  const total = profile.filled + profile.empty;
  const choose = (field: string | null): void => {
    const form = formOfField(entity?.fields.find((f) => f.name === field)?.type);
    const forms = {
      ...(form === 'number' && profile.number ? { number: profile.number.form } : {}),
      ...(form === 'date' && profile.date ? { date: profile.date.form } : {}),
    };
    onAssign(field ? { column, field, ...forms } : null);
  };
  return (
    <tr data-unused={!use || undefined}>
      <th scope="row">
        {header}
        <small>
          {t(`types.${profile.type}`)}
          {profile.empty > 0 && profile.filled > 0 && (
            <>
              {' '}
              ·{' '}
              {t('columns.empty', {
                value: formats.percent(Math.round((profile.empty / total) * 100) / 100),
              })}
            </>
          )}
          {profile.misfits.count > 0 && (
            <span className={classes.warning}>
              {' '}
              ·{' '}
              {t('columns.misfits', {
                count: profile.misfits.count,
                lines: profile.misfits.lines.join(', '),
              })}
            </span>
          )}
        </small>
      </th>
      <td className={planClasses.samples} title={profile.samples.join('\n')}>
        {profile.samples.slice(0, 3).join(' · ')}
      </td>
      <td>
        <Select
          aria-label={t('columns.fieldOf', { header })}
          placeholder={t('columns.unused')}
          data={useTargets(props.entity, props.fields)}
          value={use?.field ?? null}
          searchable
          clearable
          nothingFoundMessage={t('columns.noField')}
          onChange={choose}
        />
      </td>
      <td>
        {use && (
          <FormSelect record={record} profile={profile} header={header} use={use} onChange={onAssign} />
        )}
      </td>
    </tr>
  );
}

function useTargets(name: string, fields: string[]): { value: string; label: string }[] {
  const columnLabel = useColumnLabel();
  return fields.map((value) => ({ value, label: columnLabel(name, value) }));
}
