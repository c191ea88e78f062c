import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../kernel/condition.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { FieldCell } from '../../../../web/fields/field-cell.tsx';
import { isEmptyValue } from '../../../../web/fields/values.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import { useEntities } from '../use-process.ts';
import classes from './differences.module.css';
import type { FieldDifference, StageDifference } from './differences.ts';

/** What changes, stage by stage, in words and from what to what. */
export function DifferenceList({ list }: { list: StageDifference[] }) {
  const { t } = useTranslation('processes');
  if (!list.length) return <p>{t('noChange')}</p>;
  return (
    <ul className={classes.list}>
      {list.map((d) => (
        <li key={d.key} data-kind={d.kind}>
          {headsOf(d).map((head) => (
            <p key={head}>{t(`change.${head}`, { name: d.name, was: d.was })}</p>
          ))}
          {(d.fields.length > 0 || d.parts.length > 0) && (
            <ul>
              {d.fields.map((field) => (
                <li key={field.name}>
                  <FieldLine difference={field} />
                </li>
              ))}
              {d.parts.map((part) => (
                <li key={`${part.of}${part.kind}${part.name}`}>
                  {t(`changedPart.${part.of}.${part.kind}`, { name: part.name })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

const headsOf = (d: StageDifference): string[] => {
  if (d.kind !== 'changed') return [d.kind];
  const heads = [...(d.was ? ['renamed'] : []), ...(d.isMoved ? ['moved'] : [])];
  return heads.length ? heads : ['changed'];
};

function FieldLine({ difference: { name, was, now } }: { difference: FieldDifference }) {
  const labels = useLabels();
  const { stage } = useEntities();
  const field = stage && fieldOf(stage, name);
  if (!field) return null;
  return (
    <span className={classes.field}>
      <b>{labels.field(stage, field)}</b>
      <s>
        <Value name={name} value={was} />
      </s>
      <span aria-hidden>→</span>
      <Value name={name} value={now} />
    </span>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  const labels = useLabels();
  const { stage, deal } = useEntities();
  const field = stage && fieldOf(stage, name);
  if (isEmptyValue(value) || !field || !deal) return <span>—</span>;
  if (name === 'requiredFields') {
    const names = (value as string[]).map((n) => labels.field(deal, fieldOf(deal, n) ?? { name: n }));
    return <span>{names.join(', ')}</span>;
  }
  if (!name.endsWith('Condition')) return <FieldCell entity={stage} field={field} value={value} isInert />;
  const condition = value as Condition;
  return ('all' in condition ? condition.all : [condition]).map((c) => (
    <ChipText key={JSON.stringify(c)} entity={deal} condition={c} />
  ));
}
