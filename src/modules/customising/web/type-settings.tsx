import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './customising.module.css';
import { type Draft, extensible, sourcesOf } from './data.ts';

interface Props {
  draft: Draft;
  isNew: boolean;
  fault: string | null;
  onChange(part: Partial<Draft>): void;
}

/** What a type asks beyond the name: choices, a target, a formula, what is counted. */
export function TypeSettings(props: Props) {
  const { t } = useTranslation('customising');
  switch (props.draft.type) {
    case 'pick':
      return props.isNew ? (
        <Textarea
          label={t('options')}
          autosize
          minRows={3}
          value={props.draft.options}
          onChange={(e) => props.onChange({ options: e.currentTarget.value })}
        />
      ) : null;
    case 'ref':
      return <TargetSettings {...props} />;
    case 'formula':
      return <FormulaSettings {...props} />;
    case 'rollup':
      return <RollupSettings {...props} />;
    default:
      return null;
  }
}

function TargetSettings({ draft, isNew, fault, onChange }: Props) {
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const data = extensible(useMeta()).map((e) => ({ value: e.name, label: labels.many(e) }));
  return (
    <Select
      label={t('target')}
      required
      disabled={!isNew}
      data={data}
      value={draft.settings.to ?? null}
      error={fault}
      onChange={(to) => onChange({ settings: to ? { to } : {} })}
    />
  );
}

const reckonable = new Set(['text', 'choice', 'integer', 'decimal', 'money', 'boolean', 'date', 'instant']);

function FormulaSettings({ draft, fault, onChange }: Props) {
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const entity = useMeta().find(draft.entity);
  const expression = draft.settings.expression ?? '';
  const put = (name: string): void =>
    onChange({
      settings: { expression: `${expression}${expression && !/[\s(]$/.test(expression) ? ' ' : ''}${name}` },
    });
  return (
    <div>
      <Textarea
        label={t('expression')}
        description={t('expressionText')}
        classNames={{ input: classes.code }}
        autosize
        minRows={2}
        required
        value={expression}
        error={fault}
        onChange={(e) => onChange({ settings: { expression: e.currentTarget.value } })}
      />
      <div className={classes.chips}>
        {entity?.fields
          .filter((f) => reckonable.has(f.type) && !(f.custom && f.isComputed))
          .map((f) => (
            <button
              type="button"
              key={f.name}
              className={classes.chip}
              title={f.name}
              onClick={() => put(f.name)}
            >
              {labels.field(entity, f)}
            </button>
          ))}
      </div>
    </div>
  );
}

const functions = ['count', 'sum', 'avg', 'min', 'max'];

function RollupSettings({ draft, fault, onChange }: Props) {
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const index = useMeta();
  const { rollup } = draft.settings;
  const source = rollup ? index.find(rollup.of) : undefined;
  const sources = sourcesOf(index, draft.entity).map(({ entity, by }) => {
    const field = entity.fields.find((f) => f.name === by);
    return {
      value: `${entity.name}|${by}`,
      label: `${labels.many(entity)} · ${field ? labels.field(entity, field) : by}`,
    };
  });
  const numbers =
    source?.fields.filter(
      (f) => ['integer', 'decimal', 'money'].includes(f.type) && !(f.custom && f.isComputed) && !f.isStandard,
    ) ?? [];
  const choose = (value: string | null): void => {
    const [of, by] = value?.split('|') ?? [];
    onChange({ settings: of && by ? { rollup: { of, by, fn: 'count' } } : {} });
  };
  const change = (part: { fn?: string; field?: string }): void =>
    rollup && onChange({ settings: { rollup: { ...rollup, ...part } } });
  return (
    <>
      <Select
        label={t('source')}
        required
        data={sources}
        value={rollup ? `${rollup.of}|${rollup.by}` : null}
        error={fault}
        onChange={choose}
      />
      <div className={classes.pair}>
        <Select
          label={t('function')}
          data={functions.map((value) => ({ value, label: t(`fn.${value}`) }))}
          value={rollup?.fn ?? null}
          disabled={!rollup}
          allowDeselect={false}
          onChange={(fn) => fn && change({ fn })}
        />
        {rollup && rollup.fn !== 'count' && source && (
          <Select
            label={t('summed')}
            required
            data={numbers.map((f) => ({ value: f.name, label: labels.field(source, f) }))}
            value={rollup.field ?? null}
            onChange={(field) => field && change({ field })}
          />
        )}
      </div>
    </>
  );
}
