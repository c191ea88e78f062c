import { Chip, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../web/api/meta.ts';
import { FieldEditor } from '../../../web/fields/field-editor.tsx';
import { todayIn } from '../../../web/fields/values.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './activities.module.css';
import { chipDays } from './days.ts';

export interface NextStep {
  title: string;
  kind: string;
  dueOn: string | null;
}

/** As the verbs that log something take it; nothing where it has no words. */
export function stepOf(next: NextStep | null): { next?: NextStep } {
  const title = next?.title.trim();
  return next && title ? { next: { ...next, title } } : {};
}

/** When the next step is due, by one click; what it is, already worded. No day chosen: no next step. */
export function NextStepFields(props: {
  value: NextStep | null;
  suggestion: string;
  onChange(value: NextStep | null): void;
}) {
  const { t } = useTranslation('activities');
  const labels = useLabels();
  const task = useMeta().find('activities.task');
  const { value, suggestion, onChange } = props;
  const due = (dueOn: string | null): void =>
    onChange(dueOn ? { title: value?.title ?? suggestion, kind: value?.kind ?? 'task', dueOn } : null);
  const kinds = task ? (fieldOf(task, 'kind')?.options ?? []) : [];
  return (
    <div className={classes.next}>
      <DayChips label={t('next.label')} value={value?.dueOn ?? null} onChange={due} />
      {value && task && (
        <div className={classes.nextLine}>
          <TextInput
            className={classes.grow}
            aria-label={t('next.what')}
            value={value.title}
            maxLength={300}
            onChange={(e) => onChange({ ...value, title: e.currentTarget.value })}
          />
          <Select
            w={120}
            aria-label={t('next.kind')}
            data={kinds.map((kind) => ({ value: kind, label: labels.option(task, 'kind', kind) }))}
            value={value.kind}
            allowDeselect={false}
            onChange={(kind) => kind && onChange({ ...value, kind })}
          />
        </div>
      )}
    </div>
  );
}

/** Tomorrow, in three days, next week, or a day typed. */
export function DayChips(props: { label: string; value: string | null; onChange(day: string | null): void }) {
  const { t } = useTranslation('activities');
  const { timeZone } = useFormats();
  const task = useMeta().find('activities.task');
  const field = task && fieldOf(task, 'dueOn');
  const days = chipDays(todayIn(timeZone));
  return (
    <fieldset className={classes.chips} aria-label={props.label}>
      <span className={classes.chipsLabel}>{props.label}</span>
      {days.map(({ key, day }) => (
        <Chip
          key={key}
          size="xs"
          checked={props.value === day}
          onChange={(isOn) => props.onChange(isOn ? day : null)}
        >
          {t(`next.${key}`)}
        </Chip>
      ))}
      {task && field && (
        <div className={classes.day}>
          <FieldEditor
            entity={task}
            field={field}
            name={t('next.day')}
            value={props.value}
            onChange={(day) => props.onChange(typeof day === 'string' ? day : null)}
          />
        </div>
      )}
    </fieldset>
  );
}
