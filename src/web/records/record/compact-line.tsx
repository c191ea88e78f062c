import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { isEmptyValue } from '../../fields/values.ts';
import { RecordLink } from '../../kit/record-link.tsx';
import { viewOf } from '../../shell/screens.ts';
import classes from './related.module.css';

const MOST = 3;

/** A record in one or two lines: its name and what matters most of it. */
export function CompactLine(props: {
  entity: MetaEntity;
  record: RecordValues;
  except?: string | undefined;
}) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const title = titleText(record[entity.title]) || t('record.unnamed');
  const fields = compactFields(entity)
    .filter((f) => f.name !== props.except && !isEmptyValue(record[f.name]) && record[f.name] !== false)
    .slice(0, MOST);
  return (
    <RecordLink to={`/${entity.route}/${record.id}`} className={classes.compact}>
      <span className={classes.compactTitle}>{title}</span>
      {fields.length > 0 && (
        <span className={classes.compactValues}>
          {fields.map((field) => (
            <FieldCell key={field.name} entity={entity} field={field} value={record[field.name]} isInert />
          ))}
        </span>
      )}
    </RecordLink>
  );
}

/** The module's card, else the first of each telling kind. */
export function compactFields(entity: MetaEntity): MetaField[] {
  const card = viewOf(entity)?.board?.card;
  if (card) return card.flatMap((name) => entity.fields.find((f) => f.name === name) ?? []);
  const plain = entity.fields.filter((f) => !f.isStandard && f.name !== entity.title && f.name !== 'kind');
  const kinds: MetaField['type'][] = ['choice', 'pick', 'money', 'date', 'ref'];
  return kinds.flatMap((type) => plain.find((f) => f.type === type && f.name !== 'consent') ?? []);
}
