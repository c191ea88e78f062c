import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A question about records as somebody asked it: own, or shared with all. Each reader is answered within their own rights. */
export const Report = defineEntity({
  name: 'reports.report',
  route: 'reports',
  icon: 'report-analytics',
  title: 'name',
  sort: 'name',
  access: { by: 'owner', owner: 'owner', openToRead: 'isShared' },
  fields: {
    name: f.text('rp01', { required: true, max: 120, search: true }),
    /** The entity that is asked about; kept from the question. */
    entity: f.text('rp02', { max: 80, readOnly: true }),
    form: f.text('rp03', { max: 20, readOnly: true }),
    description: f.text('rp04', { max: 500 }),
    owner: f.ref('rp05', 'access.user'),
    isShared: f.boolean('rp06'),
    question: f.json('rp07', { required: true }),
  },
  indexes: [['name'], ['owner', 'name']],
});
