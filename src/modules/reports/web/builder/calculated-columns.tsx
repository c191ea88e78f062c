import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Calculated, nextKey, type Question } from '../../question.rules.ts';
import classes from './builder.module.css';

/** Columns worked out from the values by their letters: `b / a`. */
export function CalculatedColumns(props: { question: Question; onChange(question: Question): void }) {
  const { t } = useTranslation('reports');
  const { question, onChange } = props;
  const set = (calculated: Calculated[]): void => onChange({ ...question, calculated });
  const replace = (i: number, patch: Partial<Calculated>): void =>
    set(question.calculated.map((c, j) => (j === i ? { ...c, ...patch } : c)));
  const add = (): void => {
    const keys = [...question.values, ...question.calculated].map((v) => v.key);
    const formula = keys.length > 1 ? `${keys[1]} / ${keys[0]}` : `${keys[0]} * 2`;
    set([
      ...question.calculated,
      { key: nextKey(keys), label: t('builder.column'), formula, unit: 'number' },
    ]);
  };
  return (
    <div className={classes.stack}>
      {question.calculated.map((c, i) => (
        <div key={c.key} className={classes.calculated}>
          <TextInput
            aria-label={t('builder.columnName')}
            value={c.label}
            maxLength={80}
            onChange={(e) => replace(i, { label: e.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('builder.removeColumn', { name: c.label })}
            onClick={() => set(question.calculated.filter((_, j) => j !== i))}
          >
            <IconX size={14} />
          </ActionIcon>
          <TextInput
            aria-label={t('builder.formula')}
            value={c.formula}
            maxLength={500}
            spellCheck={false}
            onChange={(e) => replace(i, { formula: e.currentTarget.value })}
          />
          <NativeSelect
            aria-label={t('builder.unit')}
            value={c.unit}
            data={(['number', 'money', 'percent'] as const).map((value) => ({
              value,
              label: t(`unit.${value}`),
            }))}
            onChange={(e) => replace(i, { unit: e.currentTarget.value as Calculated['unit'] })}
          />
        </div>
      ))}
      {question.calculated.length > 0 && <p className={classes.note}>{t('builder.formulaHelp')}</p>}
      {question.calculated.length < 4 && (
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('builder.addColumn')}
        </Button>
      )}
    </div>
  );
}
