import { Select } from '@mantine/core';
import { IconLayoutDashboard, IconLayoutGridAdd } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { PageHeader } from '../../../../web/kit/page-header.tsx';
import type { Tile } from '../../tiles.rules.ts';
import { Days } from '../builder/days.tsx';
import classes from './board.module.css';
import { BoardMenu } from './board-menu.tsx';
import { PeriodSelect, useBoardPeriod } from './board-period.tsx';
import { Tiles } from './tiles.tsx';
import { tilesOf, useBoardActions } from './use-boards.ts';

interface Props {
  entity: MetaEntity;
  boards: RecordValues[];
  board: RecordValues;
  start: string | null;
}

/** One board; its period stands in the address, so that a copied link shows the same. */
export function BoardScreen(props: Props) {
  const { t } = useTranslation('reports');
  const { board } = props;
  const actions = useBoardActions();
  const area = useRef<HTMLDivElement>(null);
  const [period, setPeriod] = useBoardPeriod(board);
  const [isEditing, setEditing] = useState(false);
  const tiles = tilesOf(board);
  const arrange = (next: Tile[]): void => void actions.change(board, { tiles: next });
  const header = (
    <PageHeader
      icon={<IconLayoutDashboard size={17} stroke={1.6} />}
      title={<BoardSelect {...props} />}
      actions={
        <>
          <PeriodSelect value={period} onChange={setPeriod} />
          <BoardMenu
            {...props}
            period={period}
            isEditing={isEditing}
            onEdit={setEditing}
            onFullScreen={() => void area.current?.requestFullscreen()}
          />
        </>
      }
    />
  );
  return (
    <Page header={header}>
      <div ref={area} className={classes.boardArea}>
        {period?.from && (
          <div className={classes.boardDays}>
            <Days entity={props.entity} days={period} onChange={setPeriod} />
          </div>
        )}
        {tiles.length || isEditing ? (
          <Tiles tiles={tiles} period={period} isEditing={isEditing} onArrange={arrange} />
        ) : (
          <EmptyState icon={IconLayoutGridAdd} title={t('boards.blank')} text={t('boards.blankText')} />
        )}
      </div>
    </Page>
  );
}

function BoardSelect({ boards, board }: Props) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  if (boards.length < 2) return String(board['name']);
  return (
    <Select
      aria-label={t('boards.board')}
      data={boards.map((b) => ({ value: b.id, label: String(b['name']) }))}
      value={board.id}
      allowDeselect={false}
      onChange={(id) => id && void navigate({ to: `/dashboards/${id}` as never })}
      maw={260}
    />
  );
}
