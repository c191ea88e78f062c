import { IconChevronLeft } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { useMeta } from '../api/meta.ts';
import { useMe } from '../api/session.ts';
import { ErrorState } from '../kit/error-state.tsx';
import { Page } from '../kit/page.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { meetsNeeds, screens } from '../shell/screens.ts';
import classes from './settings.module.css';
import { SettingsNav } from './settings-nav.tsx';

/** What can be set, at the side; on a phone a page of its own that each part leads back to. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const index = useMeta();
  const path = useLocation({ select: (l) => l.pathname.replace(/\/$/, '') });
  const isFirst = path === '/settings';
  const screen = screens().find((s) => s.path === path);
  const isOpen = meetsNeeds(screen?.needs, me, index);
  return (
    <Page ownScroll header={<PageHeader title={t('settings.title')} />}>
      <div className={classes.layout} data-first={isFirst || undefined}>
        {!isFirst && (
          <Link to="/settings" className={classes.back}>
            <IconChevronLeft size={16} stroke={1.7} /> {t('settings.title')}
          </Link>
        )}
        <SettingsNav />
        <div className={classes.content}>
          {isOpen ? <Outlet /> : <ErrorState error={new ApiError(403, {})} />}
        </div>
      </div>
    </Page>
  );
}
