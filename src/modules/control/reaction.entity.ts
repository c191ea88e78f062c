import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** How soon somebody did something about a new deal. */
export const Reaction = defineEntity({
  name: 'control.reaction',
  route: 'reactions',
  icon: 'activity',
  title: 'deal',
  sort: '-at',
  access: { by: 'parent', parent: 'deal' },
  verbs: [],
  transfer: false,
  fields: {
    deal: f.ref('re01', 'deals.deal', { required: true, readOnly: true }),
    openedOn: f.date('re02', { required: true, readOnly: true }),
    at: f.instant('re03', { required: true, readOnly: true }),
    hours: f.decimal('re04', { required: true, scale: 1, readOnly: true }),
  },
  unique: [{ name: 'deal', fields: ['deal'] }],
  indexes: [['openedOn'], ['-at']],
});
