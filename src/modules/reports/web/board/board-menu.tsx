import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { canCreate } from '../../../../web/api/meta.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { useHasRight } from '../../../../web/api/session.ts';
import { NameViewModal } from '../../../../web/records/views/name-view-modal.tsx';
import type { BoardPeriod } from '../../tiles.rules.ts';
import { useIsMine } from '../use-is-mine.ts';
import { periodOf } from './board-period.tsx';
import { useBoardActions } from './use-boards.ts';

interface Props {
  entity: MetaEntity;
  board: RecordValues;
  start: string | null;
  period: BoardPeriod | undefined;
  isEditing: boolean;
  onEdit(isEditing: boolean): void;
  onFullScreen(): void;
}

export function BoardMenu(props: Props) {
  const { t } = useTranslation('reports');
  const { entity, board, start, period } = props;
  const actions = useBoardActions();
  const canShare = useHasRight('shareViews');
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const isMine = useIsMine(entity, board);
  const isStart = start === board.id;
  if (props.isEditing) return <Button onClick={() => props.onEdit(false)}>{t('done')}</Button>;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('more')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isMine && <Menu.Item onClick={() => props.onEdit(true)}>{t('boards.arrange')}</Menu.Item>}
        {isMine && JSON.stringify(period) !== JSON.stringify(periodOf(board)) && (
          <Menu.Item onClick={() => void actions.change(board, { period: period ?? null })}>
            {t(period ? 'boards.keepPeriod' : 'boards.keepOwn')}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void actions.start(isStart ? null : board.id)}>
          {t(isStart ? 'boards.notStart' : 'boards.start')}
        </Menu.Item>
        <Menu.Item onClick={props.onFullScreen}>{t('boards.fullScreen')}</Menu.Item>
        <Menu.Item onClick={() => window.print()}>{t('print')}</Menu.Item>
        <Menu.Divider />
        {canCreate(entity) && <Menu.Item onClick={() => setNaming('new')}>{t('boards.new')}</Menu.Item>}
        {isMine && <Menu.Item onClick={() => setNaming('rename')}>{t('rename')}</Menu.Item>}
        {isMine && canShare && (
          <Menu.Item onClick={() => void actions.change(board, { isShared: board['isShared'] !== true })}>
            {t(board['isShared'] === true ? 'unshare' : 'share')}
          </Menu.Item>
        )}
        {isMine && <Menu.Item onClick={() => void actions.remove(board)}>{t('remove')}</Menu.Item>}
      </Menu.Dropdown>
      {naming && (
        <NameViewModal
          title={t(naming === 'new' ? 'boards.new' : 'rename')}
          name={naming === 'rename' ? String(board['name']) : ''}
          onClose={() => setNaming(null)}
          onSave={(name) => (naming === 'new' ? actions.create(name) : actions.change(board, { name }))}
        />
      )}
    </Menu>
  );
}
