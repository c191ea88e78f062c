import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/settings/custom-fields',
      icon: 'forms',
      title: 'customising:title',
      group: 'settings',
      order: 60,
      needs: { right: 'administer' },
      load: () => import('./fields-page.tsx'),
    },
  ],
};
export default module;
