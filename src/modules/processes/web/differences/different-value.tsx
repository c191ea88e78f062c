import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { Condition } from '../../../../kernel/condition.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { FieldCell } from '../../../../web/fields/field-cell.tsx';
import { isEmptyValue } from '../../../../web/fields/values.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { colorOf } from '../../../../web/kit/colors.ts';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import { useEntities } from '../use-process.ts';
import classes from './differences.module.css';
import type { Duration } from './differences.ts';
import { type StepAction, useStepWords } from './use-step-words.ts';

interface Props {
  entity: MetaEntity;
  name: string;
  value: unknown;
}

/** A value of a stage or of what belongs to it, as people say it. */
export function DifferentValue({ entity, name, value }: Props) {
  const { t } = useTranslation('processes');
  const field = fieldOf(entity, name);
  if (field?.type === 'boolean') return <span>{t(value === true ? 'web:common.yes' : 'web:common.no')}</span>;
  if (isEmptyValue(value)) return <span>—</span>;
  if (name === 'side') return <span>{t(`steps.${value}`)}</span>;
  if (name === 'color')
    return <i className={classes.color} style={{ background: colorOf(String(value), '') }} />;
  if (name === 'requiredFields') return <FieldNames names={value as string[]} />;
  if (name === 'actions') return <Actions actions={value as StepAction[]} />;
  if (/condition$/i.test(name)) return <Conditions condition={value as Condition} />;
  if (isDuration(value)) return <span>{t(`duration.${value.unit}`, { count: value.count })}</span>;
  return field && <FieldCell entity={entity} field={field} value={value} isInert />;
}

const isDuration = (value: unknown): value is Duration =>
  typeof value === 'object' && value !== null && 'count' in value;

function FieldNames({ names }: { names: string[] }) {
  const labels = useLabels();
  const { deal } = useEntities();
  return (
    deal && <span>{names.map((n) => labels.field(deal, fieldOf(deal, n) ?? { name: n })).join(', ')}</span>
  );
}

function Conditions({ condition }: { condition: Condition }) {
  const { deal } = useEntities();
  const all = 'all' in condition ? condition.all : [condition];
  return deal && all.map((c) => <ChipText key={JSON.stringify(c)} entity={deal} condition={c} />);
}

/** Fields that an action sets are said as the condition that holds from then on. */
function Actions({ actions }: { actions: StepAction[] }) {
  const words = useStepWords();
  return actions.map((action) => {
    if (action.do !== 'set') return <span key={words(action)}>{words(action)}</span>;
    const all = Object.entries(action.values ?? {}).map(([field, value]) => ({
      field,
      op: 'eq' as const,
      value,
    }));
    return <Conditions key={JSON.stringify(all)} condition={{ all }} />;
  });
}
