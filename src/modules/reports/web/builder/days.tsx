import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import classes from './builder.module.css';

interface Ends {
  from?: string | undefined;
  until?: string | undefined;
}

/** The first and the last day of a period. */
export function Days(props: { entity: MetaEntity; days: Ends; onChange(days: Ends): void }) {
  const { t } = useTranslation('reports');
  const field = fieldOf(props.entity, 'createdAt');
  if (!field) return null;
  return (
    <div className={classes.pair}>
      {(['from', 'until'] as const).map((end) => (
        <FieldEditor
          key={end}
          entity={props.entity}
          field={{ ...field, type: 'date', isReadOnly: false }}
          name={t(`builder.${end}`)}
          value={props.days[end] ?? null}
          onChange={(day) => {
            if (typeof day === 'string') props.onChange({ ...props.days, [end]: day });
          }}
        />
      ))}
    </div>
  );
}
