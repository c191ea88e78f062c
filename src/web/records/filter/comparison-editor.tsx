import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Comparison, Condition, Operator } from '../../../kernel/condition.ts';
import { useMeta } from '../../api/meta.ts';
import { useLabels } from '../../i18n/labels.ts';
import { resolvePath, targetOf } from './field-path.ts';
import { FieldPathPicker } from './field-path-picker.tsx';
import classes from './filter.module.css';
import { operatorText } from './operator-text.ts';
import { firstValue, needsValue, operatorsOf } from './operators.ts';
import { ValueEditor } from './value-editor.tsx';

interface Props {
  entity: MetaEntity;
  value: Comparison;
  onChange(value: Comparison): void;
  onRemove(): void;
  /** Conditions on the rows of a collection: a group of its own. */
  renderInner(entity: MetaEntity, value: Group, onChange: (value: Group) => void): ReactNode;
}
type Group = { all: Condition[] } | { any: Condition[] };

/** One line: which field, how it compares, with what. */
export function ComparisonEditor(props: Props) {
  const { entity, value, onChange, onRemove } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const index = useMeta();
  const path = value.field ? resolvePath(index, labels, entity, value.field) : undefined;
  const make = (field: string, op: Operator, v: unknown): Comparison =>
    v === undefined ? { field, op } : { field, op, value: v };
  const chooseField = (name: string): void => {
    const next = resolvePath(index, labels, entity, name);
    const op = next && operatorsOf(next.field)[0];
    if (next && op) onChange(make(name, op, firstValue(next.field, op)));
  };
  const chooseOperator = (op: Operator): void => {
    if (!path) return;
    const blank = firstValue(path.field, op);
    const isAlike =
      Array.isArray(blank) === Array.isArray(value.value) &&
      op !== 'within' &&
      value.op !== 'within' &&
      needsValue(op) &&
      needsValue(value.op);
    onChange(make(value.field, op, isAlike ? value.value : blank));
  };
  const inner =
    path?.field.type === 'collection' && (value.op === 'has' || value.op === 'hasNot')
      ? targetOf(index, path.field)
      : undefined;
  return (
    <>
      <div className={classes.line}>
        <FieldPathPicker entity={entity} value={value.field} onChange={chooseField} startsOpen={false} />
        {path && (
          <NativeSelect
            aria-label={t('filter.operator')}
            value={value.op}
            data={operatorsOf(path.field).map((op) => ({
              value: op,
              label: operatorText(t, op, path.field),
            }))}
            onChange={(e) => chooseOperator(e.currentTarget.value as Operator)}
          />
        )}
        {path && needsValue(value.op) && !inner ? (
          <ValueEditor
            entity={path.entity}
            field={path.field}
            op={value.op}
            value={value.value}
            onChange={(v) => onChange({ ...value, value: v })}
          />
        ) : (
          <span />
        )}
        <ActionIcon aria-label={t('filter.remove')} onClick={onRemove} size={26}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      {inner &&
        props.renderInner(inner, asGroup(value.value), (group) => onChange({ ...value, value: group }))}
    </>
  );
}

function asGroup(value: unknown): Group {
  if (typeof value === 'object' && value !== null && ('all' in value || 'any' in value))
    return value as { all: Condition[] };
  return { all: [] };
}
