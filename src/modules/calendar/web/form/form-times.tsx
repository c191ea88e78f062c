import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { ClockField } from '../../../../web/fields/clock-field.tsx';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { DayField } from '../day-field.tsx';
import classes from './form.module.css';
import { type FormDraft, isMeeting, withStart } from './form-draft.ts';

/** Day, hours, and by whose clock. */
export function FormTimes({ draft, onChange }: { draft: FormDraft; onChange(draft: FormDraft): void }) {
  const { t } = useTranslation('calendar');
  const entity = useMeta().find('activities.meeting');
  const zone = entity && fieldOf(entity, 'timeZone');
  const meets = isMeeting(draft);
  const hasHours = meets || !draft.isAllDay;
  return (
    <div className={classes.times}>
      <div className={classes.day}>
        <DayField label={t('form.day')} value={draft.day} onChange={(day) => onChange({ ...draft, day })} />
      </div>
      {hasHours && (
        <ClockField
          label={t('form.from')}
          value={draft.from}
          onChange={(from) => onChange(withStart(draft, from))}
        />
      )}
      {meets && (
        <ClockField label={t('form.to')} value={draft.to} onChange={(to) => onChange({ ...draft, to })} />
      )}
      {meets && entity && zone && (
        <div className={classes.zone}>
          <FieldEditor
            entity={entity}
            field={{ ...zone, required: true }}
            name={t('form.timeZone')}
            label={t('form.timeZone')}
            value={draft.timeZone}
            onChange={(timeZone) => typeof timeZone === 'string' && onChange({ ...draft, timeZone })}
          />
        </div>
      )}
      {!meets && (
        <Checkbox
          className={classes.allDayBox}
          label={t('form.noHour')}
          checked={draft.isAllDay}
          onChange={(e) => onChange({ ...draft, isAllDay: e.currentTarget.checked })}
        />
      )}
    </div>
  );
}
