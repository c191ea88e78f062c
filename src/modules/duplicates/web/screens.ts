import type { WebModule } from '../../../web/shell/screens.ts';

const module: WebModule = {
  screens: [
    {
      path: '/duplicates',
      icon: 'arrow-merge',
      title: 'duplicates:title',
      group: 'customers',
      order: 60,
      needs: { read: 'contacts.party' },
      load: () => import('./duplicates-page.tsx'),
    },
  ],
  panels: [
    {
      entity: 'contacts.party',
      place: 'top',
      name: 'alike',
      title: 'duplicates:panel.title',
      order: 5,
      load: () => import('./alike-panel.tsx'),
    },
    {
      entity: 'contacts.party',
      place: 'side',
      name: 'merges',
      title: 'duplicates:merged.title',
      order: 90,
      load: () => import('./merged-panel.tsx'),
    },
  ],
  verbForms: [
    {
      entity: 'contacts.party',
      verb: 'merge',
      menu: { icon: 'arrow-merge', title: 'duplicates:merge.menu' },
      load: () => import('./merge-form.tsx'),
    },
  ],
  pairForms: [
    { entity: 'contacts.party', title: 'duplicates:merge.two', load: () => import('./merge-dialog.tsx') },
  ],
  importNotes: [{ name: 'duplicates', load: () => import('./import-note.tsx') }],
  formNotes: [{ entity: 'contacts.party', load: () => import('./alike-note.tsx') }],
};
export default module;
