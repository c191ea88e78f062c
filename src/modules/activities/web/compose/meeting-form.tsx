import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { InstantEditor } from '../../../../web/fields/instant-editor.tsx';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { type NextStep, NextStepFields, stepOf } from '../next-step.tsx';
import { Words } from '../words.tsx';
import classes from './compose.module.css';
import { type ComposeProps, FormFrame } from './form-frame.tsx';

const HOUR = 3_600_000;
const lastHour = (): string => new Date(Math.floor(Date.now() / HOUR) * HOUR).toISOString();

/** A meeting or visit: what came of one that took place, or one to come with its hour and place. */
export function MeetingForm({ subject, onSaved }: ComposeProps) {
  const { t } = useTranslation('activities');
  const labels = useLabels();
  const meeting = useMeta().find('activities.meeting');
  const [kind, setKind] = useState('meeting');
  const [title, setTitle] = useState('');
  const [startsAt, setStartsAt] = useState<string | null>(lastHour);
  const [place, setPlace] = useState('');
  const [result, setResult] = useState('');
  const [next, setNext] = useState<NextStep | null>(null);
  const starts = meeting && fieldOf(meeting, 'startsAt');
  if (!meeting || !starts) return null;
  const isPast = startsAt !== null && Date.parse(startsAt) <= Date.now();
  const kindName = labels.option(meeting, 'kind', kind);
  const details = {
    kind,
    title: title.trim() || kindName,
    startsAt,
    ...(place.trim() ? { place: place.trim() } : {}),
    isPlanned: !isPast,
    ...(isPast && result.trim() ? { result: result.trim() } : {}),
    ...stepOf(next),
  };
  return (
    <FormFrame
      kind="meeting"
      wordsIn="result"
      path="meetings/log"
      body={startsAt ? { ...subject, ...details } : null}
      onSaved={onSaved}
    >
      <div className={classes.outcomes}>
        <SegmentedControl
          aria-label={labels.field(meeting, { name: 'kind' })}
          data={(fieldOf(meeting, 'kind')?.options ?? []).map((value) => ({
            value,
            label: labels.option(meeting, 'kind', value),
          }))}
          value={kind}
          onChange={setKind}
        />
        <InstantEditor
          entity={meeting}
          field={starts}
          name={labels.field(meeting, starts)}
          value={startsAt}
          onChange={(value) => setStartsAt(value as string | null)}
        />
      </div>
      <div className={classes.pair}>
        <TextInput
          aria-label={labels.field(meeting, { name: 'title' })}
          placeholder={t('compose.meetingPlaceholder')}
          maxLength={300}
          value={title}
          onChange={(e) => setTitle(e.currentTarget.value)}
        />
        <TextInput
          aria-label={labels.field(meeting, { name: 'place' })}
          placeholder={labels.field(meeting, { name: 'place' })}
          maxLength={300}
          value={place}
          onChange={(e) => setPlace(e.currentTarget.value)}
        />
      </div>
      {isPast && (
        <Words
          label={labels.field(meeting, { name: 'result' })}
          placeholder={t('compose.callPlaceholder')}
          value={result}
          onChange={setResult}
        />
      )}
      <NextStepFields value={next} suggestion={t('next.callAgain')} onChange={setNext} />
    </FormFrame>
  );
}
