import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/results',
      icon: 'chart-bar',
      title: 'results:title',
      group: 'results',
      order: 60,
      goKey: 'KeyR',
      needs: { read: 'deals.deal' },
      load: () => import('./results-page.tsx'),
    },
  ],
};
export default module;
