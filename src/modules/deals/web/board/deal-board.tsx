import { IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import shared from '../../../../web/records/board/board.module.css';
import type { ListState } from '../../../../web/records/list-state.ts';
import { useDealMoves } from '../moves/use-deal-moves.tsx';
import { useWays } from '../moves/use-ways.ts';
import { useProcesses } from '../stages.ts';
import classes from './board.module.css';
import { DropZones } from './drop-zones.tsx';
import { ProcessSwitch } from './process-switch.tsx';
import { StageColumn } from './stage-column.tsx';
import { useBoardMoves } from './use-board-moves.ts';
import { useStageColumns } from './use-stage-columns.ts';

/** Open deals of one process by stage. A card is moved by dragging, or by Alt and the arrows; all rules of the cycle hold. */
export default function DealBoard({ state }: { state: ListState }) {
  const { t } = useTranslation('deals');
  const processes = useProcesses();
  const [chosen, setChosen] = useState<string | null>(null);
  const process = processes?.find((p) => p.id === chosen) ?? processes?.[0];
  const { columns, isLoading, error } = useStageColumns(state, process);
  const { move, dialogs } = useDealMoves(state.entity);
  const { moving, dragged, step } = useBoardMoves(columns, move);
  const ways = useWays(dragged);
  if (error) return <ErrorState error={error} />;
  if (processes && !process) {
    return <EmptyState icon={IconRoute} title={t('board.noProcess')} text={t('board.noProcessText')} />;
  }
  if (isLoading || !processes) return <SkeletonLines count={8} />;
  return (
    <div className={classes.frame}>
      {processes.length > 1 && process && (
        <ProcessSwitch processes={processes} value={process.id} onChange={setChosen} />
      )}
      <div className={shared.board}>
        {columns.map((column) => (
          <StageColumn
            key={column.key}
            state={state}
            column={column}
            moving={moving}
            barred={ways.find((w) => w.key === column.key)?.problem ?? null}
            onStep={step}
          />
        ))}
      </div>
      {dragged && <DropZones barred={ways.find((w) => w.kind === 'won')?.problem ?? null} />}
      {dialogs}
    </div>
  );
}
