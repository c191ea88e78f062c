import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  homeTops: [
    { order: 30, needs: { read: 'reports.dashboard' }, load: () => import('./board/start-board.tsx') },
  ],
  screens: [
    {
      path: '/dashboards',
      icon: 'layout-dashboard',
      title: 'reports:boards.title',
      group: 'results',
      order: 64,
      needs: { read: 'reports.dashboard' },
      load: () => import('./board/boards-page.tsx'),
    },
    {
      path: '/dashboards/$id',
      icon: 'layout-dashboard',
      title: 'reports:boards.title',
      group: 'none',
      order: 64,
      load: () => import('./board/boards-page.tsx'),
    },
    {
      path: '/reports',
      icon: 'report-analytics',
      title: 'reports:title',
      group: 'results',
      order: 66,
      needs: { read: 'reports.report' },
      load: () => import('./reports-page.tsx'),
    },
    {
      path: '/reports/$id',
      icon: 'report-analytics',
      title: 'reports:title',
      group: 'none',
      order: 66,
      load: () => import('./report-page.tsx'),
    },
  ],
};
export default module;
