import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../words.tsx';
import { type ComposeProps, FormFrame } from './form-frame.tsx';
import { MoodPicker } from './mood-picker.tsx';

/** What the one who met them thought: kept as a record of its own, with who, when and of whom. */
export function ImpressionForm({ subject, onSaved }: ComposeProps) {
  const { t } = useTranslation('activities');
  const [mood, setMood] = useState<string | null>(null);
  const [text, setText] = useState('');
  const body = mood && text.trim() ? { party: subject.party, mood, text: text.trim() } : null;
  return (
    <FormFrame kind="impression" wordsIn="text" path="impressions" body={body} onSaved={onSaved}>
      <MoodPicker value={mood} onChange={setMood} />
      <Words
        label={t('compose.impression')}
        placeholder={t('compose.impressionPlaceholder')}
        value={text}
        onChange={setText}
      />
    </FormFrame>
  );
}
