import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import type { Link } from '../../../../web/api/records.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from './form.module.css';
import { type FormDraft, isMeeting } from './form-draft.ts';

/** About whom and what, where, and who is responsible. */
export function FormLinks({
  draft,
  onChange,
}: {
  draft: FormDraft;
  onChange(patch: Partial<FormDraft>): void;
}) {
  const { t } = useTranslation('calendar');
  const labels = useLabels();
  const meets = isMeeting(draft);
  const entity = useMeta().find(meets ? 'activities.meeting' : 'activities.task');
  if (!entity) return null;
  const link = (name: string, key: 'party' | 'deal' | 'owner') => {
    const field = fieldOf(entity, name);
    if (!field || field.isReadOnly) return null;
    const label = labels.field(entity, field);
    return (
      <FieldEditor
        entity={entity}
        field={field}
        name={label}
        label={label}
        value={draft[key]}
        onChange={(value) => onChange({ [key]: value as Link | null })}
      />
    );
  };
  return (
    <>
      <div className={classes.links}>
        {link('party', 'party')}
        {link('deal', 'deal')}
        {link(meets ? 'organiser' : 'assignee', 'owner')}
        {meets && (
          <TextInput
            label={t('form.place')}
            maxLength={300}
            value={draft.place}
            onChange={(e) => onChange({ place: e.currentTarget.value })}
          />
        )}
      </div>
      <Textarea
        label={t(meets ? 'form.agenda' : 'form.description')}
        autosize
        minRows={2}
        maxRows={10}
        value={draft.agenda}
        onChange={(e) => onChange({ agenda: e.currentTarget.value })}
      />
    </>
  );
}
