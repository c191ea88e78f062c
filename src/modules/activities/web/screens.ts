import type { Panel, WebModule } from '../../../web/shell/screens.ts';

const above = (entity: string): Panel[] => [
  {
    entity,
    place: 'compose',
    name: 'compose',
    title: 'activities:compose.title',
    order: 10,
    load: () => import('./compose/compose.tsx'),
  },
  {
    entity,
    place: 'compose',
    name: 'openTasks',
    title: 'activities:tasks.open',
    order: 20,
    load: () => import('./tasks/open-tasks.tsx'),
  },
];

const module: WebModule = {
  // The list's own page: open tasks by day in place of the plain grid.
  screens: [
    {
      path: '/tasks',
      icon: 'circle-check',
      title: 'activities:tasks.title',
      group: 'none',
      order: 20,
      load: () => import('./tasks-page.tsx'),
    },
  ],
  panels: [...above('contacts.party'), ...above('deals.deal')],
};
export default module;
