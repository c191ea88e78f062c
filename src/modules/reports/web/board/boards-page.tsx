import { Button } from '@mantine/core';
import { IconLayoutDashboard, IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canCreate, canRead, useMeta } from '../../../../web/api/meta.ts';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { PageHeader } from '../../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { NameViewModal } from '../../../../web/records/views/name-view-modal.tsx';
import classes from './board.module.css';
import { BoardScreen } from './board-screen.tsx';
import { useBoardActions, useBoards, useStart } from './use-boards.ts';

/** The board that the address names, else the one to begin with, else the first. */
export default function BoardsPage() {
  const { t } = useTranslation('reports');
  const { id } = useParams({ strict: false }) as { id?: string };
  const entity = useMeta().find('reports.dashboard');
  const boards = useBoards();
  const start = useStart();
  const bare = (content: React.ReactNode) => (
    <Page
      header={<PageHeader icon={<IconLayoutDashboard size={17} stroke={1.6} />} title={t('boards.title')} />}
    >
      <div className={classes.page}>{content}</div>
    </Page>
  );
  if (!canRead(entity))
    return bare(<EmptyState icon={IconLayoutDashboard} title={t('denied')} text={t('deniedText')} />);
  if (!boards || start === undefined) return bare(<SkeletonLines count={9} height={20} />);
  const board = id ? boards.find((b) => b.id === id) : (boards.find((b) => b.id === start) ?? boards[0]);
  if (board)
    return <BoardScreen key={board.id} entity={entity} boards={boards} board={board} start={start} />;
  return bare(
    <EmptyState
      icon={IconLayoutDashboard}
      title={t(id ? 'boards.gone' : 'boards.none')}
      text={t('boards.noneText')}
      action={canCreate(entity) && <NewBoard />}
    />,
  );
}

function NewBoard() {
  const { t } = useTranslation('reports');
  const actions = useBoardActions();
  const [isNaming, setNaming] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={15} />} onClick={() => setNaming(true)}>
        {t('boards.new')}
      </Button>
      {isNaming && (
        <NameViewModal
          title={t('boards.new')}
          name=""
          onClose={() => setNaming(false)}
          onSave={actions.create}
        />
      )}
    </>
  );
}
