import { IconThumbDown, IconTrophy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDrop } from '../../../../web/records/use-drop.ts';
import classes from './board.module.css';

/** Where a cycle ends; there while a card is dragged. */
export function DropZones() {
  return (
    <div className={classes.zones}>
      <Zone to="lost" />
      <Zone to="won" />
    </div>
  );
}

function Zone({ to }: { to: 'won' | 'lost' }) {
  const { t } = useTranslation('deals');
  const { ref, isOver } = useDrop<HTMLDivElement>('column', to);
  const Picture = to === 'won' ? IconTrophy : IconThumbDown;
  return (
    <div ref={ref} className={classes.zone} data-to={to} data-over={isOver || undefined}>
      <Picture size={18} stroke={1.7} />
      {t(`board.${to}`)}
    </div>
  );
}
