import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { FieldCell } from '../../../web/fields/field-cell.tsx';
import { isEmptyValue } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './merge.module.css';

export type Choice = 'this' | 'other' | 'both';

/** One field in which two records differ: whose value stays. */
export function DifferenceRow(props: {
  entity: MetaEntity;
  difference: { field: string; canBoth: boolean };
  mine: RecordValues;
  theirs: RecordValues;
  choice: Choice;
  onChoose(choice: Choice): void;
}) {
  const { t } = useTranslation('duplicates');
  const labels = useLabels();
  const { entity, difference } = props;
  const field = fieldOf(entity, difference.field);
  if (!field) return null;
  const name = labels.field(entity, field);
  const option = (choice: Choice, value: unknown) => (
    <Radio
      value={choice}
      disabled={field.isReadOnly}
      classNames={{ root: classes.option, labelWrapper: classes.optionText }}
      label={
        isEmptyValue(value) ? (
          <span className={classes.quiet}>{t('merge.nothing')}</span>
        ) : (
          <FieldCell entity={entity} field={field} value={value} isInert isLong />
        )
      }
    />
  );
  return (
    <Radio.Group
      label={name}
      value={props.choice}
      onChange={(v) => props.onChoose(v as Choice)}
      classNames={{ label: classes.rowName }}
    >
      <div className={classes.options}>
        {option('this', props.mine[field.name])}
        {option('other', props.theirs[field.name])}
      </div>
      {difference.canBoth && (
        <Radio value="both" disabled={field.isReadOnly} className={classes.both} label={t('merge.both')} />
      )}
    </Radio.Group>
  );
}
