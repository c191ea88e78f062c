import type { VerbForm, WebModule } from '../../../web/shell/screens.ts';

/** Seldom wanted on one record: it stands in its menu, and among the verbs of a selection. */
const assign = (entity: string): VerbForm => ({
  entity,
  verb: 'assignByRules',
  menu: { icon: 'users-group', title: 'assignment:assign.title' },
  load: () => import('./assign-form.tsx'),
});

const module: WebModule = {
  screens: [
    {
      path: '/settings/assignment',
      icon: 'users-group',
      title: 'assignment:title',
      group: 'settings',
      order: 24,
      needs: { right: 'administer' },
      load: () => import('./rules-page.tsx'),
    },
    {
      path: '/assignment-rules/new',
      icon: 'users-group',
      title: 'assignment:new',
      group: 'none',
      order: 24,
      needs: { right: 'administer' },
      load: () => import('./rule-page.tsx'),
    },
    {
      path: '/assignment-rules/$id',
      icon: 'users-group',
      title: 'assignment:title',
      group: 'none',
      order: 24,
      needs: { right: 'administer' },
      load: () => import('./rule-page.tsx'),
    },
  ],
  verbForms: [assign('deals.deal'), assign('contacts.party')],
};
export default module;
