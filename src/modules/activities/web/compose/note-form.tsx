import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ComposeProps, FormFrame } from './form-frame.tsx';

export function NoteForm({ subject, onSaved }: ComposeProps) {
  const { t } = useTranslation('activities');
  const [text, setText] = useState('');
  const body = text.trim() ? { ...subject, text: text.trim() } : null;
  return (
    <FormFrame kind="note" timeOf="activities.note" wordsIn="text" path="notes" body={body} onSaved={onSaved}>
      <Textarea
        aria-label={t('compose.note')}
        placeholder={t('compose.notePlaceholder')}
        autosize
        minRows={1}
        maxRows={12}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
    </FormFrame>
  );
}
