import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/settings/automation',
      icon: 'bolt',
      title: 'automation:title',
      group: 'settings',
      order: 112,
      needs: { right: 'administer' },
      load: () => import('./automation-page.tsx'),
    },
    {
      path: '/automation-rules/$id',
      icon: 'bolt',
      title: 'automation:title',
      group: 'none',
      order: 112,
      needs: { right: 'administer' },
      load: () => import('./rule/rule-page.tsx'),
    },
  ],
};
export default module;
