import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/control/plan',
      icon: 'target-arrow',
      title: 'quotas:grid.title',
      group: 'results',
      order: 55,
      needs: { read: 'quotas.quota' },
      load: () => import('./plan-page.tsx'),
    },
  ],
};
export default module;
