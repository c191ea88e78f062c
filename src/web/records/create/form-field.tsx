import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import { FieldEditor } from '../../fields/field-editor.tsx';
import { helpOf, useLabels } from '../../i18n/labels.ts';
import classes from './create.module.css';
import { type Draft, isDemanded } from './form-fields.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  draft: Draft;
  isFirst: boolean;
  problem: FieldProblem | undefined;
  onChange(value: unknown): void;
}

const wide = new Set(['tags']);

export function FormField({ entity, field, draft, isFirst, problem, onChange }: Props) {
  const labels = useLabels();
  const label = labels.field(entity, field);
  const help = helpOf(field);
  const isWide = isFirst || field.multiline || wide.has(field.type);
  return (
    <div className={isWide ? classes.whole : classes.half}>
      <FieldEditor
        entity={entity}
        field={field}
        name={label}
        label={label}
        value={draft[field.name]}
        onChange={onChange}
        error={problem && labels.problem(problem)}
        required={isDemanded(field, draft)}
        autoFocus={isFirst}
      />
      {help && <small className={classes.hint}>{help}</small>}
    </div>
  );
}
