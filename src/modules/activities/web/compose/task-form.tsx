import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from '../activities.module.css';
import { DayChips } from '../next-step.tsx';
import { type ComposeProps, FormFrame } from './form-frame.tsx';

export function TaskForm({ subject, onSaved }: ComposeProps) {
  const { t } = useTranslation('activities');
  const labels = useLabels();
  const task = useMeta().find('activities.task');
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState('task');
  const [dueOn, setDueOn] = useState<string | null>(null);
  if (!task) return null;
  const kinds = fieldOf(task, 'kind')?.options ?? [];
  const body = title.trim() ? { ...subject, title: title.trim(), kind, dueOn } : null;
  return (
    <FormFrame kind="task" wordsIn="title" path="tasks" body={body} onSaved={onSaved}>
      <div className={classes.nextLine}>
        <TextInput
          className={classes.grow}
          aria-label={t('next.what')}
          placeholder={t('compose.taskPlaceholder')}
          maxLength={300}
          value={title}
          onChange={(e) => setTitle(e.currentTarget.value)}
        />
        <Select
          w={120}
          aria-label={t('next.kind')}
          data={kinds.map((value) => ({ value, label: labels.option(task, 'kind', value) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value && setKind(value)}
        />
      </div>
      <DayChips label={t('next.due')} value={dueOn} onChange={setDueOn} />
    </FormFrame>
  );
}
