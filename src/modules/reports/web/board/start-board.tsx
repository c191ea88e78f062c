import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import classes from './board.module.css';
import { periodOf } from './board-period.tsx';
import { Tiles } from './tiles.tsx';
import { tilesOf, useBoards, useStart } from './use-boards.ts';

/** On the home page: the board that the reader chose to begin with; nothing where none was chosen. */
export default function StartBoard() {
  const { t } = useTranslation('reports');
  const start = useStart();
  const boards = useBoards();
  const board = boards?.find((b) => b.id === start);
  if (!board) return null;
  return (
    <section aria-label={t('boards.startTitle', { name: board['name'] })} className={classes.startBoard}>
      <h2 className={classes.startName}>
        <RecordLink to={`/dashboards/${board.id}`}>{String(board['name'])}</RecordLink>
      </h2>
      <Tiles tiles={tilesOf(board)} period={periodOf(board)} isEditing={false} onArrange={() => undefined} />
    </section>
  );
}
