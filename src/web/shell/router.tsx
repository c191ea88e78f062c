import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiError, isUnreachable } from '../api/client.ts';
import { metaQuery } from '../api/meta.ts';
import { installationQuery, meQuery } from '../api/session.ts';
import { savedViewsQuery } from '../api/views.ts';
import { readListSearch } from '../records/list-search.ts';
import { ErrorPage } from './error-page.tsx';
import { isSettings, screens } from './screens.ts';

interface RouterContext {
  client: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Everything behind the sign-in: who is asking and what exists is known before a page is drawn. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context: { client }, location }) => {
    try {
      await Promise.all([
        client.ensureQueryData(meQuery),
        client.ensureQueryData(metaQuery),
        client.ensureQueryData(savedViewsQuery),
      ]);
    } catch (error) {
      if (isUnreachable(error)) return openOffline(client, location.pathname, error);
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const { state } = await client.fetchQuery(installationQuery);
      if (state === 'new') throw redirect({ to: '/install' });
      throw redirect({ to: '/sign-in', search: { to: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./shell.tsx')),
});

/** Without the server: the day as it was kept in this browser, and nothing else. */
async function openOffline(client: QueryClient, path: string, error: unknown): Promise<void> {
  const { isKeptPlace, openKept } = await import('../offline/open-kept.ts');
  if (!(await openKept(client))) throw error;
  if (!isKeptPlace(path)) throw redirect({ to: '/my-day' });
}

const child = (path: string, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => app, path, component: lazyRouteComponent(load) });
const open = (path: string, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

const list = createRoute({
  getParentRoute: () => app,
  path: '/$route',
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  // Not waited for: the page shows its frame at once.
  loader: ({ context: { client }, params, deps }) => {
    void import('../records/first-page.ts').then((m) => m.fetchFirstPage(client, params.route, deps));
  },
  component: lazyRouteComponent(() => import('../records/list-page.tsx')),
});

/** Made once, after all modules have registered their screens. */
export function makeRouter(client: QueryClient) {
  const settings = createRoute({
    getParentRoute: () => app,
    path: '/settings',
    component: lazyRouteComponent(() => import('../settings/settings-page.tsx')),
  });
  const own = screens()
    .filter((s) => !isSettings(s.group))
    .map((s) => child(s.path, s.load));
  const ownSettings = screens()
    .filter((s) => isSettings(s.group))
    .map((s) =>
      createRoute({
        getParentRoute: () => settings,
        path: s.path.replace(/^\/settings/, ''),
        component: lazyRouteComponent(s.load),
      }),
    );
  const tree = root.addChildren([
    open('/install', () => import('../welcome/install-page.tsx')),
    open('/sign-in', () => import('../welcome/sign-in-page.tsx')),
    open('/join', () => import('../welcome/join-page.tsx')),
    open('/forgot', () => import('../welcome/forgot-page.tsx')),
    open('/reset', () => import('../welcome/reset-page.tsx')),
    app.addChildren([
      child('/', () => import('./home-page.tsx')),
      child('/waiting', () => import('../offline/waiting-page.tsx')),
      child('/welcome', () => import('../welcome/choice-page.tsx')),
      settings.addChildren([
        createRoute({
          getParentRoute: () => settings,
          path: '/',
          component: lazyRouteComponent(() => import('../settings/profile-page.tsx')),
        }),
        ...ownSettings,
      ]),
      ...own,
      list,
      child('/$route/$id', () => import('../records/record-page.tsx')),
    ]),
  ]);
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: () => <ErrorPage error={new ApiError(404, {})} reset={() => undefined} />,
    scrollRestoration: false,
  });
}
