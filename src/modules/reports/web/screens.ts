import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
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
