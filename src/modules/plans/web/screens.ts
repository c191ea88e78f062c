import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  lists: [
    { entity: 'plans.contact', group: 'work', order: 15, goKey: 'KeyL', icon: 'calendar-user' },
    { entity: 'plans.policy', group: 'settings', order: 105, icon: 'calendar-repeat' },
    { entity: 'plans.dayOff', group: 'settings', order: 135, icon: 'beach' },
  ],
  panels: [
    {
      entity: 'contacts.party',
      place: 'side',
      name: 'plan',
      title: 'plans:plan.title',
      order: 15,
      holds: 'plans.contact',
      load: () => import('./plan-panel.tsx'),
    },
    {
      entity: 'plans.policy',
      place: 'top',
      name: 'customers',
      title: 'plans:policy.customers',
      order: 10,
      verbs: ['tryOut'],
      load: () => import('./policy-panel.tsx'),
    },
  ],
  formNotes: [{ entity: 'plans.contact', load: () => import('./day-note.tsx') }],
};
export default module;
