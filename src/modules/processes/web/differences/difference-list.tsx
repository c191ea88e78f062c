import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { useEntities } from '../use-process.ts';
import classes from './differences.module.css';
import type { FieldDifference, PartDifference, StageDifference } from './differences.ts';
import { DifferentValue } from './different-value.tsx';

/** What changes, stage by stage, in words and from what to what. */
export function DifferenceList({ list }: { list: StageDifference[] }) {
  const { t } = useTranslation('processes');
  const { stage } = useEntities();
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
              <FieldLines entity={stage} fields={d.fields} />
              {d.parts.map((part) => (
                <PartLine key={`${part.of}${part.kind}${part.name}`} part={part} />
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

function PartLine({ part: { of, kind, name, fields } }: { part: PartDifference }) {
  const { t } = useTranslation('processes');
  const { task, branch, rule } = useEntities();
  return (
    <li>
      {t(`changedPart.${of}.${kind}`, { name })}
      {fields.length > 0 && (
        <ul>
          <FieldLines entity={{ tasks: task, branches: branch, steps: rule }[of]} fields={fields} />
        </ul>
      )}
    </li>
  );
}

function FieldLines({ entity, fields }: { entity: MetaEntity | undefined; fields: FieldDifference[] }) {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  if (!entity) return null;
  return fields.map(({ name, was, now }) => (
    <li key={name}>
      <span className={classes.field}>
        <b>{name === 'side' ? t('steps.when') : labels.field(entity, fieldOf(entity, name) ?? { name })}</b>
        <s>
          <DifferentValue entity={entity} name={name} value={was} />
        </s>
        <span aria-hidden>→</span>
        <DifferentValue entity={entity} name={name} value={now} />
      </span>
    </li>
  ));
}
