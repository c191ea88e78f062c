import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { type CSSProperties, memo, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import type { CalendarItem } from '../calendar-data.ts';
import { fixedReason } from '../fixed.ts';
import { ItemIcon } from '../item-icon.tsx';
import { hoursOf, lookOf, titleOf } from '../item-words.ts';
import { Unseen } from '../unseen.tsx';
import classes from './items.module.css';
import type { Block } from './lay-out.ts';

interface Props {
  block: Block;
  isChosen: boolean;
  isDragged: boolean;
  onOpen(item: CalendarItem): void;
  onGrip(event: PointerEvent, mode: 'move' | 'resize', block: Block): void;
}

/** An item with an hour, at its place in a day's column. */
export const EventBox = memo(function EventBox({ block, isChosen, isDragged, onOpen, onGrip }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { item, start, end, lane, lanes, isConflict } = block;
  const length = Math.max(end - start, 20);
  const isShort = length <= 30;
  const style = {
    top: `${(start / 1440) * 100}%`,
    height: `calc(${(length / 1440) * 100}% - 2px)`,
    left: `${(lane / lanes) * 100}%`,
    width: `calc(${100 / lanes}% - 3px)`,
  } as CSSProperties;
  const canResize = item.entity === 'activities.meeting' && !fixedReason(item) && !block.goesOn;
  return (
    <button
      type="button"
      className={`${classes.look} ${classes.event}`}
      style={style}
      data-look={lookOf(item)}
      data-state={item.state}
      data-ahead={item.entity === 'activities.series' || undefined}
      data-conflict={isConflict || undefined}
      data-chosen={isChosen || undefined}
      data-short={isShort || undefined}
      data-dragged={isDragged || undefined}
      data-item={item.id}
      onPointerDown={(e) => {
        e.stopPropagation();
        onGrip(e, 'move', block);
      }}
      onClick={() => onOpen(item)}
    >
      <Unseen item={item} more={isConflict ? t('conflict') : ''} />
      <span className={classes.eventTitle}>
        <ItemIcon kind={item.kind} />
        <b className={classes.name}>{titleOf(item, t)}</b>
        {isConflict && <IconAlertTriangle size={13} className={classes.warning} aria-hidden />}
        {item.series && <IconRepeat size={12} aria-hidden />}
      </span>
      <span className={classes.eventMore}>
        {isShort && item.startsAt ? formats.time(item.startsAt) : hoursOf(item, formats)}
      </span>
      {!isShort && item.party?.name && <span className={classes.eventMore}>{item.party.name}</span>}
      {!isShort && item.place && <span className={classes.eventMore}>{item.place}</span>}
      {canResize && (
        <span
          className={classes.edge}
          onPointerDown={(e) => {
            e.stopPropagation();
            onGrip(e, 'resize', block);
          }}
        />
      )}
    </button>
  );
});
