import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CalendarItem } from './calendar-data.ts';

/** What icon and colour say of an item, for who does not see them. */
export function Unseen({ item, more = '' }: { item: CalendarItem; more?: string }) {
  const { t } = useTranslation('calendar');
  const state = item.state === 'held' || item.state === 'done' ? t(`state.${item.state}`) : '';
  const words = [t(`kind.${item.kind}`), state, more].filter(Boolean);
  return <VisuallyHidden>{words.map((word) => `${word}, `).join('')}</VisuallyHidden>;
}
