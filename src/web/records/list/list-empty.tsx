import { Button } from '@mantine/core';
import { IconFilterOff, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canCreate } from '../../api/meta.ts';
import { useHasRight } from '../../api/session.ts';
import { useLabels } from '../../i18n/labels.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { iconOf } from '../../kit/icons.ts';
import { screens } from '../../shell/screens.ts';
import { startCreating } from '../../shell/shell-state.ts';
import type { ListState } from '../list-state.ts';

/** Why the list is empty, and what to do: nothing made yet, or nothing that the filter lets through. */
export function ListEmpty(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const canImport =
    useHasRight('import') && state.entity.canTransfer && screens().some((s) => s.path === '/import');
  const name = labels.many(state.entity);
  if (state.isDeleted)
    return <EmptyState icon={IconTrash} title={t('list.binEmpty')} text={t('list.binEmptyText')} />;
  if (state.filter || state.q) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('list.nothingFound')}
        text={t('list.nothingFoundText')}
        action={
          <Button
            variant="default"
            onClick={() => state.change({ filter: state.filter ? { all: [] } : undefined, q: undefined })}
          >
            {t('filter.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={iconOf(state.entity.icon)}
      title={t('list.empty', { entity: name })}
      text={canCreate(state.entity) ? t('list.emptyText') : t('list.emptyReadOnly')}
      action={
        canCreate(state.entity) && (
          <>
            <Button onClick={() => startCreating(state.entity.name)}>
              {t('palette.new', { entity: labels.one(state.entity) })}
            </Button>
            {canImport && (
              <Button variant="default" onClick={() => navigate({ to: '/import' })}>
                {t('list.import')}
              </Button>
            )}
          </>
        )
      }
    />
  );
}
