import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import type { CalendarItem } from '../calendar-data.ts';
import { ItemIcon } from '../item-icon.tsx';
import { lookOf, titleOf } from '../item-words.ts';
import { Unseen } from '../unseen.tsx';
import { wallTime } from './clock.ts';
import classes from './items.module.css';
import type { Drag } from './use-drag.ts';

interface Props {
  item: CalendarItem;
  drag: Drag;
  isChosen: boolean;
  timeZone: string;
  onOpen(item: CalendarItem): void;
}

/** An item as one line: in a day of the month, in the strip of things without an hour, in a colleague's week. */
export function Chip({ item, drag, isChosen, timeZone, onOpen }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const length = item.startsAt && item.endsAt ? Date.parse(item.endsAt) - Date.parse(item.startsAt) : 0;
  return (
    <button
      type="button"
      className={`${classes.look} ${classes.chip}`}
      data-look={lookOf(item)}
      data-state={item.state}
      data-ahead={item.entity === 'activities.series' || undefined}
      data-chosen={isChosen || undefined}
      data-item={item.id}
      onPointerDown={(e) => {
        e.stopPropagation();
        const start = item.startsAt ? wallTime(item.startsAt, timeZone).minute : 0;
        drag.begin(e, { mode: 'move', item, start, length: length / 60_000 });
      }}
      onClick={() => drag.isClick() && onOpen(item)}
    >
      <Unseen item={item} />
      <ItemIcon kind={item.kind} size={12} />
      {item.startsAt && <time>{formats.time(item.startsAt)}</time>}
      <span>{titleOf(item, t)}</span>
      {item.series && <IconRepeat size={11} aria-hidden />}
    </button>
  );
}
