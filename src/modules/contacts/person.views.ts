import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'contacts.person',
  columns: ['name', 'company', 'position', 'phone', 'email', 'owner', 'mood', 'updatedAt'],
  sections: [
    {
      fields: ['lastName', 'firstName', 'middleName', 'company', 'position', 'owner', 'segments', 'mood'],
    },
    {
      title: 'contacts:views.place',
      fields: ['country', 'region', 'city', 'language', 'territory', 'isTerritoryPinned', 'territoryReason'],
    },
    {
      title: 'contacts:views.about',
      fields: ['birthday', 'source', 'taxCountry', 'taxKind', 'taxNumber', 'description'],
    },
  ],
  form: ['lastName', 'firstName', 'owner', 'channels'],
  titleFrom: ['lastName', 'firstName'],
  board: { by: 'source', card: ['company', 'phone', 'owner'] },
  tabs: [
    {
      key: 'mine',
      title: 'contacts:views.mine',
      filter: { all: [{ field: 'owner', op: 'in', value: ['@me'] }] },
    },
  ],
};
export default view;
