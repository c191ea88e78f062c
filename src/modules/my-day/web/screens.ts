import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/my-day',
      icon: 'sun',
      title: 'my-day:title',
      group: 'work',
      order: 5,
      goKey: 'KeyM',
      load: () => import('./my-day-page.tsx'),
    },
  ],
};
export default module;
