import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import classes from '../activities.module.css';
import { type NextStep, NextStepFields } from '../next-step.tsx';
import { Words } from '../words.tsx';
import { useComplete } from './use-complete.ts';

interface Props {
  entity: MetaEntity;
  record: RecordValues;
  onClose(): void;
}

/** What came of it, and what comes next. */
export function CompleteForm({ entity, record, onClose }: Props) {
  const { t } = useTranslation('activities');
  const complete = useComplete(entity);
  const [result, setResult] = useState('');
  const [next, setNext] = useState<NextStep | null>(null);
  const title = String(record['title'] ?? '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = result.trim();
    const completion = { ...(text ? { result: text } : {}), ...(next?.title.trim() ? { next } : {}) };
    if (await complete(record.id, title, completion)) onClose();
  };
  return (
    <form className={classes.form} onSubmit={(e) => void submit(e)}>
      <Words
        label={t('tasks.result')}
        placeholder={t('tasks.resultPlaceholder')}
        maxLength={2000}
        autoFocus
        value={result}
        onChange={setResult}
      />
      <NextStepFields value={next} suggestion={title} onChange={setNext} />
      <div className={classes.foot}>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('compose.cancel')}
        </Button>
        <Button size="xs" type="submit">
          {t('tasks.markDone')}
        </Button>
      </div>
    </form>
  );
}
