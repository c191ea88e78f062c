import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { type NextStep, NextStepFields, stepOf } from '../next-step.tsx';
import { Words } from '../words.tsx';
import classes from './compose.module.css';
import { type ComposeProps, FormFrame } from './form-frame.tsx';

/** A call in seconds: how it went by one click, a line of text, and the next step. */
export function CallForm({ subject, onSaved }: ComposeProps) {
  const { t } = useTranslation('activities');
  const labels = useLabels();
  const call = useMeta().find('activities.call');
  const [direction, setDirection] = useState('outgoing');
  const [outcome, setOutcome] = useState('talked');
  const [result, setResult] = useState('');
  const [next, setNext] = useState<NextStep | null>(null);
  if (!call) return null;
  const text = result.trim();
  const body = { ...subject, direction, outcome, ...(text ? { result: text } : {}), ...stepOf(next) };
  const options = (field: string) =>
    (fieldOf(call, field)?.options ?? []).map((value) => ({
      value,
      label: labels.option(call, field, value),
    }));
  return (
    <FormFrame
      kind="call"
      timeOf="activities.call"
      wordsIn="result"
      path="calls/log"
      body={body}
      onSaved={onSaved}
    >
      <div className={classes.outcomes}>
        <SegmentedControl
          aria-label={t('compose.direction')}
          data={options('direction')}
          value={direction}
          onChange={setDirection}
        />
        <SegmentedControl
          aria-label={t('compose.outcome')}
          data={options('outcome')}
          value={outcome}
          onChange={setOutcome}
        />
      </div>
      <Words
        label={t('compose.result')}
        placeholder={t('compose.callPlaceholder')}
        value={result}
        onChange={setResult}
      />
      <NextStepFields value={next} suggestion={t('next.callAgain')} onChange={setNext} />
    </FormFrame>
  );
}
