import {
  type Icon,
  IconMoodAngry,
  IconMoodEmpty,
  IconMoodHappy,
  IconMoodSad,
  IconMoodSmile,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from './compose.module.css';

const faces: Record<string, Icon> = {
  delighted: IconMoodHappy,
  pleased: IconMoodSmile,
  neutral: IconMoodEmpty,
  unhappy: IconMoodSad,
  angry: IconMoodAngry,
};

export function MoodPicker(props: { value: string | null; onChange(mood: string): void }) {
  const { t } = useTranslation('activities');
  const labels = useLabels();
  const entity = useMeta().find('contacts.impression');
  if (!entity) return null;
  return (
    <div className={classes.moods} role="radiogroup" aria-label={t('compose.mood')}>
      {(fieldOf(entity, 'mood')?.options ?? []).map((mood) => {
        const Face = faces[mood] ?? IconMoodEmpty;
        return (
          <label key={mood} className={classes.mood} data-mood={mood}>
            <input
              type="radio"
              name="mood"
              checked={props.value === mood}
              onChange={() => props.onChange(mood)}
            />
            <Face size={22} stroke={1.5} />
            {labels.option(entity, 'mood', mood)}
          </label>
        );
      })}
    </div>
  );
}
