import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import { FieldEditor } from '../../fields/field-editor.tsx';
import { isEmptyValue, toWire } from '../../fields/values.ts';
import { useLabels } from '../../i18n/labels.ts';

type Draft = Record<string, unknown>;
interface Props {
  entity: MetaEntity;
  fields: MetaField[];
  draft: Draft;
  problems?: FieldProblem[];
  onChange(patch: Draft): void;
}

/** The input of a verb, a field at a time. */
export function VerbFields({ entity, fields, draft, problems = [], onChange }: Props) {
  const labels = useLabels();
  return fields.map((field, i) => {
    const label = labels.field(entity, field);
    const problem = problems.find((p) => p.field.split('.')[0] === field.name);
    return (
      <FieldEditor
        key={field.name}
        entity={entity}
        field={field}
        name={label}
        label={label}
        required={field.required}
        autoFocus={i === 0}
        value={draft[field.name]}
        onChange={(value) => onChange({ [field.name]: value })}
        error={problem && labels.problem(problem)}
      />
    );
  });
}

/** What was filled in, as the verb takes it. */
export const verbInput = (fields: MetaField[], draft: Draft): Draft =>
  Object.fromEntries(
    fields.filter((f) => !isEmptyValue(draft[f.name])).map((f) => [f.name, toWire(f, draft[f.name])]),
  );
