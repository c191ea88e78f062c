import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { followChanges } from '../api/changes.ts';
import { useIsPhone } from '../kit/use-phone.ts';
import { useConflict } from '../records/conflicts.ts';
import { BottomBar } from './bottom-bar.tsx';
import { useGlobalShortcuts } from './global-shortcuts.ts';
import { NavDrawer } from './nav-drawer.tsx';
import { SessionProvider } from './session-provider.tsx';
import classes from './shell.module.css';
import { useShellState } from './shell-state.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { Sidebar } from './sidebar.tsx';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'));
const ConflictModal = lazy(() => import('../records/record/conflict-modal.tsx'));
const OfflineBar = lazy(() => import('../offline/offline-bar.tsx'));
const QuickCreate = lazy(() => import('../records/create/quick-create.tsx'));

/** What most people open next is read in while the page has nothing else to do. */
function warmUp(): () => void {
  const load = (): void => {
    void import('../records/list-page.tsx');
    void import('../records/record-page.tsx');
  };
  // Safari has no idle time to offer.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 1000);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(load, { timeout: 5000 });
  return () => cancelIdleCallback(idle);
}

/** The frame around every page of a signed-in user. */
export default function Shell() {
  return (
    <SessionProvider>
      <Frame />
    </SessionProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const isPhone = useIsPhone();
  const conflict = useConflict();
  const { opened, creating, isNavCollapsed } = useShellState();
  useEffect(() => followChanges(client), [client]);
  useEffect(() => listenForShortcuts(), []);
  // What is typed right after Ctrl-K must not be lost to a chunk that is still on its way.
  useEffect(() => void loadPalette(), []);
  useEffect(warmUp, []);
  useGlobalShortcuts();
  return (
    <div className={classes.shell} data-collapsed={isNavCollapsed || undefined}>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      {!isPhone && <Sidebar />}
      <main id="main" className={classes.main} tabIndex={-1}>
        <Suspense fallback={null}>
          <OfflineBar />
        </Suspense>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      {isPhone && <BottomBar />}
      {isPhone && <NavDrawer />}
      <Suspense fallback={null}>
        {opened === 'palette' && <Palette />}
        {opened === 'keys' && <ShortcutSheet />}
        {conflict && <ConflictModal conflict={conflict} />}
        {creating.map(({ key, ...form }) => (
          <QuickCreate key={key} {...form} />
        ))}
      </Suspense>
    </div>
  );
}
