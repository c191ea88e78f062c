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
      keys: [
        { keys: 'T', title: 'calendar:today' },
        { keys: '←', title: 'calendar:previous' },
        { keys: '→', title: 'calendar:next' },
        { keys: 'D', title: 'calendar:view.day' },
        { keys: 'W', title: 'calendar:view.week' },
        { keys: 'M', title: 'calendar:view.month' },
        { keys: 'O', title: 'calendar:view.team' },
        { keys: 'A', title: 'calendar:view.agenda' },
        { keys: 'N', title: 'calendar:keys.create' },
      ],
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
