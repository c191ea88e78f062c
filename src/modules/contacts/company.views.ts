import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'contacts.company',
  columns: ['name', 'owner', 'industry', 'segments', 'phone', 'email', 'city', 'mood', 'updatedAt'],
  sections: [
    { fields: ['name', 'owner', 'industry', 'segments', 'website', 'mood'] },
    {
      title: 'contacts:views.place',
      fields: ['country', 'region', 'city', 'language', 'territory', 'isTerritoryPinned', 'territoryReason'],
    },
    {
      title: 'contacts:views.about',
      fields: [
        'legalName',
        'taxCountry',
        'taxKind',
        'taxNumber',
        'parent',
        'employees',
        'revenue',
        'foundedYear',
        'source',
        'description',
      ],
    },
  ],
  form: ['name', 'owner', 'industry', 'city', 'channels'],
  board: { by: 'industry', card: ['owner', 'city', 'phone'] },
  tabs: [
    {
      key: 'mine',
      title: 'contacts:views.mine',
      filter: { all: [{ field: 'owner', op: 'in', value: ['@me'] }] },
    },
  ],
};
export default view;
