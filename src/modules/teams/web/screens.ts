import type { Panel, WebModule } from '../../../web/shell/screens.ts';

const shared = (entity: string): Panel => ({
  entity,
  place: 'side',
  name: 'shares',
  title: 'teams:shares.title',
  order: 80,
  load: () => import('./share-panel.tsx'),
});

const module: WebModule = {
  screens: [
    {
      path: '/settings/security',
      icon: 'key',
      title: 'teams:security.title',
      group: 'personal',
      order: 5,
      load: () => import('./security-page.tsx'),
    },
    {
      path: '/settings/stand-ins',
      icon: 'beach',
      title: 'teams:standIns.title',
      group: 'personal',
      order: 6,
      needs: { read: 'access.delegation' },
      load: () => import('./stand-ins-page.tsx'),
    },
    {
      path: '/settings/users',
      icon: 'users',
      title: 'teams:people.title',
      group: 'settings',
      order: 10,
      needs: { right: 'manageTeams' },
      load: () => import('./people-page.tsx'),
    },
    {
      path: '/settings/departments',
      icon: 'sitemap',
      title: 'teams:departments.title',
      group: 'settings',
      order: 20,
      needs: { right: 'manageTeams' },
      load: () => import('./departments-page.tsx'),
    },
    {
      path: '/settings/territories',
      icon: 'map-pins',
      title: 'teams:territories.title',
      group: 'settings',
      order: 22,
      needs: { right: 'manageTeams', read: 'access.territory' },
      load: () => import('./territories/territories-page.tsx'),
    },
    {
      path: '/territories/new',
      icon: 'map-pins',
      title: 'teams:territories.new',
      group: 'none',
      order: 22,
      load: () => import('./territories/territory-page.tsx'),
    },
    {
      path: '/territories/$id',
      icon: 'map-pins',
      title: 'teams:territories.title',
      group: 'none',
      order: 22,
      load: () => import('./territories/territory-page.tsx'),
    },
    {
      path: '/settings/roles',
      icon: 'shield',
      title: 'teams:roles.title',
      group: 'settings',
      order: 30,
      needs: { right: 'administer' },
      load: () => import('./roles-page.tsx'),
    },
  ],
  verbForms: [
    {
      entity: 'contacts.party',
      verb: 'setTerritory',
      menu: { icon: 'map-pins', title: 'teams:territories.set.title' },
      load: () => import('./territories/set-territory.tsx'),
    },
  ],
  formNotes: [{ entity: 'contacts.party', load: () => import('./known-customers.tsx') }],
  panels: [
    {
      entity: 'contacts.party',
      place: 'side',
      name: 'account-team',
      title: 'teams:team.title',
      order: 20,
      load: () => import('./account-team-panel.tsx'),
    },
    shared('contacts.party'),
    shared('deals.deal'),
  ],
};
export default module;
