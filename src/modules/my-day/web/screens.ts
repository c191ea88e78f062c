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
      keys: [
        { keys: 'T', title: 'my-day:keys.call' },
        { keys: 'W', title: 'my-day:keys.write' },
        { keys: 'L', title: 'my-day:keys.log' },
        { keys: 'P', title: 'my-day:keys.postpone' },
        { keys: 'Space', title: 'my-day:keys.finish' },
      ],
      load: () => import('./my-day-page.tsx'),
    },
    {
      path: '/my-day/customers/$id',
      icon: 'sun',
      title: 'my-day:title',
      group: 'none',
      order: 5,
      load: () => import('./kept-customer-page.tsx'),
    },
  ],
};
export default module;
