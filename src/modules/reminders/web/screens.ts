import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  starts: [() => import('./push/renew.ts')],
  screens: [
    {
      path: '/notifications',
      icon: 'bell',
      title: 'reminders:title',
      group: 'none',
      order: 6,
      load: () => import('./notifications-page.tsx'),
    },
    {
      path: '/settings/reminders',
      icon: 'bell',
      title: 'reminders:settings.title',
      group: 'personal',
      order: 4,
      load: () => import('./settings-page.tsx'),
    },
  ],
};
export default module;
