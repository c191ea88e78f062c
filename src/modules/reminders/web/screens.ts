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
      keys: [
        { keys: 'J', title: 'reminders:keys.next' },
        { keys: 'K', title: 'reminders:keys.previous' },
        { keys: 'Enter', title: 'reminders:keys.open' },
        { keys: 'U', title: 'reminders:keys.mark' },
        { keys: 'Shift U', title: 'reminders:keys.markAll' },
      ],
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
