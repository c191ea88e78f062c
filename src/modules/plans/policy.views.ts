import type { EntityView } from '../../kernel/view.ts';

const view: EntityView = {
  entity: 'plans.policy',
  columns: ['name', 'isActive', 'every', 'unit', 'kind', 'function', 'topic', 'priority'],
  sections: [
    { fields: ['name', 'isActive', 'every', 'unit', 'kind', 'topic', 'function', 'party', 'stage'] },
    {
      title: 'plans:views.limits',
      fields: ['startsOn', 'endsOn', 'seasonFrom', 'seasonUntil', 'graceDays', 'priority'],
    },
  ],
  form: ['name', 'every', 'unit', 'kind', 'topic', 'function', 'party'],
};
export default view;
