import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/calendar',
      icon: 'calendar',
      title: 'calendar:title',
      group: 'work',
      order: 6,
      goKey: 'KeyK',
      needs: { read: 'activities.meeting' },
      load: () => import('./calendar-page.tsx'),
    },
    {
      path: '/settings/calendar',
      icon: 'calendar',
      title: 'calendar:settings.title',
      group: 'personal',
      order: 5,
      load: () => import('./settings-page.tsx'),
    },
  ],
  formNotes: [{ entity: 'activities.meeting', load: () => import('./form/meeting-note.tsx') }],
};
export default module;
