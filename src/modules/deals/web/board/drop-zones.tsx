import { IconThumbDown, IconTrophy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { useDrop } from '../../../../web/records/use-drop.ts';
import classes from './board.module.css';

/** Where a cycle ends; there while a card is dragged. */
export function DropZones({ barred }: { barred: FieldProblem | null }) {
  return (
    <div className={classes.zones}>
      <Zone to="lost" barred={null} />
      <Zone to="won" barred={barred} />
    </div>
  );
}

function Zone({ to, barred }: { to: 'won' | 'lost'; barred: FieldProblem | null }) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const { ref, isOver } = useDrop<HTMLDivElement>('column', to);
  const Picture = to === 'won' ? IconTrophy : IconThumbDown;
  return (
    <div
      ref={ref}
      className={classes.zone}
      data-to={to}
      data-over={isOver || undefined}
      data-barred={!!barred || undefined}
    >
      <Picture size={18} stroke={1.7} />
      {barred ? labels.problem(barred) : t(`board.${to}`)}
    </div>
  );
}
