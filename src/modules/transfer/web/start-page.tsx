import { IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRight } from '../../../web/api/session.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { DropZone } from './drop-zone.tsx';
import classes from './import.module.css';
import { RecentImports } from './recent-imports.tsx';

/** Where files are brought in, and what was brought in before. */
export default function StartPage() {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const canImport = useHasRight('import');
  return (
    <Page header={<PageHeader title={t('title')} />}>
      {canImport ? (
        <div className={classes.start}>
          <DropZone
            onFiles={(ids) => navigate({ to: `/import/${ids.join(',')}` })}
            onArchive={(id) => navigate({ to: `/import/archive/${id}` })}
          />
          <RecentImports />
        </div>
      ) : (
        <EmptyState icon={IconLock} title={t('denied')} text={t('deniedText')} />
      )}
    </Page>
  );
}
