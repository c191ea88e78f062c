import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconFileExport, IconFileImport, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canDelete } from '../../api/meta.ts';
import { useHasRight } from '../../api/session.ts';
import { screens } from '../../shell/screens.ts';
import type { ListState } from '../list-state.ts';

/** What concerns the list as a whole: taking it out, bringing in, the recycle bin. */
export function MoreMenu(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { entity, filter, q, sort, columns } = state;
  const canImport =
    useHasRight('import') && entity.canTransfer && screens().some((s) => s.path === '/import');
  const exportList = () =>
    navigate({
      to: `/export/${entity.route}`,
      search: { filter, q, sort, fields: columns.map((c) => c.name).join(',') },
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('list.more')} size={26}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entity.permission.export && entity.canTransfer && (
          <Menu.Item leftSection={<IconFileExport size={16} stroke={1.6} />} onClick={exportList}>
            {t('list.export')}
          </Menu.Item>
        )}
        {canImport && (
          <Menu.Item
            leftSection={<IconFileImport size={16} stroke={1.6} />}
            onClick={() => navigate({ to: '/import' })}
          >
            {t('list.import')}
          </Menu.Item>
        )}
        {canDelete(entity) && (
          <Menu.Item
            leftSection={
              state.isDeleted ? (
                <IconArrowBackUp size={16} stroke={1.6} />
              ) : (
                <IconTrash size={16} stroke={1.6} />
              )
            }
            onClick={() => state.change({ deleted: !state.isDeleted || undefined })}
          >
            {t(state.isDeleted ? 'list.leaveBin' : 'list.bin')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
