import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../api/records.ts';
import { useHasRight } from '../../api/session.ts';
import type { ListState } from '../list-state.ts';
import { NameViewModal } from './name-view-modal.tsx';
import { useViewActions } from './view-actions.ts';

/** What can be done with a view of one's own. */
export function SavedViewMenu(props: { state: ListState; record: RecordValues }) {
  const { state, record } = props;
  const { t } = useTranslation();
  const actions = useViewActions(state);
  const canShare = useHasRight('shareViews');
  const [isNaming, setNaming] = useState(false);
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon size={20} aria-label={t('views.actions')}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} stroke={1.6} />} onClick={() => setNaming(true)}>
            {t('views.rename')}
          </Menu.Item>
          {canShare && (
            <Menu.Item
              leftSection={<IconUsers size={15} stroke={1.6} />}
              onClick={() => actions.update(record, { isShared: !record['isShared'] })}
            >
              {t(record['isShared'] ? 'views.unshare' : 'views.share')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconTrash size={15} stroke={1.6} />}
            onClick={() => actions.remove(record)}
          >
            {t('common.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameViewModal
          title={t('views.rename')}
          name={String(record['name'])}
          onClose={() => setNaming(false)}
          onSave={(name) => actions.update(record, { name })}
        />
      )}
    </>
  );
}
