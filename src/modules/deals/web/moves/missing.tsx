import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { Condition } from '../../../../kernel/condition.ts';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import classes from './moves.module.css';

interface FieldsProps {
  entity: MetaEntity;
  record: RecordValues;
  problems: FieldProblem[];
  values: Record<string, unknown>;
  onChange(name: string, value: unknown): void;
}

/** Editors of the fields that the stage needs; one that this user may not write is only named. */
export function MissingFields({ entity, record, problems, values, onChange }: FieldsProps) {
  const labels = useLabels();
  const asked = problems.filter((p) => p.code === 'required_for_stage');
  return asked.map((problem, i) => {
    const field = fieldOf(entity, problem.field);
    const label = field ? labels.field(entity, field) : problem.field;
    if (!field || field.isReadOnly || entity.fieldModes[field.name]) {
      return (
        <p key={problem.field} className={classes.named}>
          <b>{label}</b> {labels.problem(problem)}
        </p>
      );
    }
    return (
      <FieldEditor
        key={problem.field}
        entity={entity}
        field={field}
        name={label}
        label={label}
        required
        // A list opens as it gets the focus, and would hide what else is missing.
        autoFocus={i === 0 && field.type !== 'pick' && field.type !== 'ref'}
        value={values[field.name] ?? record[field.name]}
        onChange={(value) => onChange(field.name, value)}
      />
    );
  });
}

export function MissingTasks(props: {
  problems: FieldProblem[];
  done: string[];
  onTick(id: string, isDone: boolean): void;
}) {
  const { t } = useTranslation('deals');
  if (!props.problems.length) return null;
  return (
    <fieldset className={classes.tasks}>
      <legend>{t('moves.tasks')}</legend>
      {props.problems.map((p) => {
        const id = String(p.params?.['id']);
        return (
          <Checkbox
            key={id}
            label={String(p.params?.['title'])}
            checked={props.done.includes(id)}
            onChange={(e) => props.onTick(id, e.currentTarget.checked)}
          />
        );
      })}
    </fieldset>
  );
}

/** Conditions in words: what must hold, whoever moves the deal. */
export function MissingConditions({ entity, problems }: { entity: MetaEntity; problems: FieldProblem[] }) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  return problems
    .filter((p) => p.code.endsWith('condition_not_met'))
    .map((p) => (
      <div key={`${p.code}${String(p.params?.['stage'])}`} className={classes.condition}>
        <span>{labels.problem(p)}</span>
        {partsOf(p.params?.['condition'] as Condition).map((c) => (
          <em key={JSON.stringify(c)}>
            <ChipText entity={entity} condition={c} />
          </em>
        ))}
        {typeof p.params?.['allowed'] === 'string' && p.params['allowed'] !== '' && (
          <span>{t('moves.mayFollow', { stages: p.params['allowed'] })}</span>
        )}
      </div>
    ));
}

/** A stage that does not follow at all: said by name of what does. */
export function BarredWay({ problems }: { problems: FieldProblem[] }) {
  const labels = useLabels();
  const found = problems.find((p) => p.code === 'branch_not_allowed' || p.code === 'branch_none_open');
  return found ? <p className={classes.condition}>{labels.problem(found)}</p> : null;
}

export const isBarred = (problems: FieldProblem[]): boolean =>
  problems.some((p) => p.code.startsWith('branch_'));

const partsOf = (condition: Condition): Condition[] => ('all' in condition ? condition.all : [condition]);
