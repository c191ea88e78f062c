import { IconThumbDown, IconTrophy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../kernel/condition.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { colorOf } from '../../../../web/kit/colors.ts';
import type { PictureStage } from './arrows.ts';
import type { Place } from './layout.ts';
import classes from './picture.module.css';

export interface StageFigures {
  /** Open deals that stand there; of an end, those that came to it in the period. */
  count: number;
  medianDays: number | null;
  refused: number;
}
interface Props {
  place: Place;
  size: { width: number; height: number };
  color: string | null;
  process: string;
  since: string;
  figures: StageFigures;
}

/** A stage in the picture: leads to the deals that it counts. */
export function StageNode({ place: { stage, x, y }, size, color, process, since, figures }: Props) {
  const { t } = useTranslation('processes');
  const formats = useFormats();
  const { count, medianDays, refused } = figures;
  const facts = [
    ...(medianDays === null ? [] : [t('picture.median', { days: formats.number(medianDays) })]),
    ...(refused ? [t('picture.refused', { count: refused })] : []),
    ...(stage.kind === 'lost' ? [t('picture.fromAnywhere')] : []),
  ];
  return (
    <Link
      to="/deals"
      search={{ view: 'all', filter: behindOf(stage, process, since) } as never}
      preload={false}
      className={classes.node}
      data-kind={stage.kind}
      style={{ left: x, top: y, ...size, borderLeftColor: colorOf(color, stage.name) }}
    >
      <b>
        {stage.kind === 'won' && <IconTrophy size={14} aria-hidden />}
        {stage.kind === 'lost' && <IconThumbDown size={14} aria-hidden />}
        <span title={stage.name}>{stage.name}</span>
      </b>
      <span>{t(stage.kind === 'open' ? 'picture.open' : 'picture.ended', { count })}</span>
      <small>{facts.join(' · ')}</small>
    </Link>
  );
}

function behindOf(stage: PictureStage, process: string, since: string): Condition {
  const ofProcess = { field: 'process', op: 'eq', value: process } as const;
  const outcome = { field: 'outcome', op: 'eq', value: stage.kind } as const;
  const which =
    stage.kind === 'open'
      ? ({ field: 'stage.key', op: 'eq', value: stage.key } as const)
      : ({ field: 'closedOn', op: 'gte', value: since } as const);
  return { all: [ofProcess, outcome, which] };
}
