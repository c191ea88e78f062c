import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { type NextStep, NextStepFields, stepOf } from '../next-step.tsx';
import { Words } from '../words.tsx';
import classes from './compose.module.css';
import { type ComposeProps, FormFrame } from './form-frame.tsx';

/** A letter that went or came by mail, post or messenger. */
export function LetterForm({ subject, onSaved }: ComposeProps) {
  const { t } = useTranslation('activities');
  const labels = useLabels();
  const letter = useMeta().find('activities.letter');
  const [direction, setDirection] = useState('outgoing');
  const [channel, setChannel] = useState('email');
  const [about, setAbout] = useState('');
  const [text, setText] = useState('');
  const [next, setNext] = useState<NextStep | null>(null);
  if (!letter) return null;
  const options = (field: string) =>
    (fieldOf(letter, field)?.options ?? []).map((value) => ({
      value,
      label: labels.option(letter, field, value),
    }));
  const details = { direction, channel, subject: about.trim(), text: text.trim() || null, ...stepOf(next) };
  return (
    <FormFrame
      kind="letter"
      timeOf="activities.letter"
      wordsIn="text"
      path="letters/log"
      body={about.trim() ? { ...subject, ...details } : null}
      onSaved={onSaved}
    >
      <div className={classes.outcomes}>
        <SegmentedControl
          aria-label={labels.field(letter, { name: 'direction' })}
          data={options('direction')}
          value={direction}
          onChange={setDirection}
        />
        <SegmentedControl
          aria-label={labels.field(letter, { name: 'channel' })}
          data={options('channel')}
          value={channel}
          onChange={setChannel}
        />
      </div>
      <TextInput
        aria-label={labels.field(letter, { name: 'subject' })}
        placeholder={t('compose.letterPlaceholder')}
        maxLength={300}
        value={about}
        onChange={(e) => setAbout(e.currentTarget.value)}
      />
      <Words
        label={labels.field(letter, { name: 'text' })}
        placeholder={labels.field(letter, { name: 'text' })}
        value={text}
        onChange={setText}
      />
      <NextStepFields value={next} suggestion={t('next.callAgain')} onChange={setNext} />
    </FormFrame>
  );
}
