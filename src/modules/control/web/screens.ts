import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/control/team',
      icon: 'users-group',
      title: 'control:team.title',
      group: 'results',
      order: 50,
      needs: { read: 'deals.deal', reach: 'unit' },
      load: () => import('./team-page.tsx'),
    },
    {
      path: '/control/company',
      icon: 'building-skyscraper',
      title: 'control:company.title',
      group: 'results',
      order: 45,
      needs: { read: 'deals.deal', reach: 'all' },
      load: () => import('./company-page.tsx'),
    },
  ],
  panels: [
    {
      entity: 'deals.deal',
      place: 'top',
      name: 'findings',
      title: 'control:exceptions.title',
      order: 20,
      load: () => import('./deal-findings.tsx'),
    },
  ],
  cardMarks: [{ entity: 'deals.deal', name: 'findings', load: () => import('./card-mark.tsx') }],
};
export default module;
