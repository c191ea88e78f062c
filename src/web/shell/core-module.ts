import type { WebModule } from './screens.ts';

/** The navigation's fixed part: the generic lists of what every sales department works with. */
export const coreModule: WebModule = {
  lists: [
    { entity: 'deals.deal', group: 'work', order: 10, goKey: 'KeyD', icon: 'target-arrow' },
    { entity: 'activities.task', group: 'work', order: 20, goKey: 'KeyT', icon: 'circle-check' },
    { entity: 'contacts.company', group: 'customers', order: 30, goKey: 'KeyC', icon: 'building' },
    { entity: 'contacts.person', group: 'customers', order: 40, goKey: 'KeyP', icon: 'users' },
    { entity: 'products.product', group: 'catalogue', order: 50, goKey: 'KeyO', icon: 'package' },
  ],
  homeLists: [
    {
      entity: 'activities.task',
      title: 'home.myTasks',
      filter: {
        all: [
          { field: 'assignee', op: 'in', value: ['@me'] },
          { field: 'state', op: 'eq', value: 'open' },
        ],
      },
      sort: 'dueOn',
      order: 10,
    },
    {
      entity: 'deals.deal',
      title: 'home.myDeals',
      filter: {
        all: [
          { field: 'owner', op: 'in', value: ['@me'] },
          { field: 'outcome', op: 'eq', value: 'open' },
        ],
      },
      sort: 'expectedOn',
      order: 20,
    },
  ],
};
