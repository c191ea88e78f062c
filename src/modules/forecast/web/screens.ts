import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/control/forecast',
      icon: 'chart-line',
      title: 'forecast:page.title',
      group: 'results',
      order: 57,
      needs: { read: 'deals.deal' },
      load: () => import('./forecast-page.tsx'),
    },
  ],
};
export default module;
