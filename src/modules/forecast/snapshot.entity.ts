import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** That the open deals of a week were written down; there is one row a week, whoever was quicker. */
export const SnapshotWeek = defineEntity({
  name: 'forecast.week',
  route: 'forecast-weeks',
  table: 'forecast_week',
  title: 'week',
  sort: '-week',
  access: { by: 'everyone' },
  verbs: [],
  transfer: false,
  fields: {
    /** Its Monday. */
    week: f.date('fw01', { required: true, readOnly: true }),
    takenAt: f.instant('fw02', { required: true, readOnly: true }),
    deals: f.integer('fw03', { required: true, readOnly: true }),
  },
  unique: [{ name: 'week', fields: ['week'] }],
});

/** As hidden as the deal's own. */
const of = (field: string) => ({ copyOf: { entity: 'deals.deal', field } });

/**
 * An open deal as it was when its week was written down. It points to nothing that could change it or take it away:
 * ids of the deal and its customer are bare, names are copies.
 */
export const Snapshot = defineEntity({
  name: 'forecast.snapshot',
  route: 'forecast-snapshots',
  table: 'forecast_snapshot',
  icon: 'calendar',
  title: 'name',
  sort: '-week',
  access: { by: 'owner', owner: 'owner' },
  verbs: [],
  transfer: false,
  fields: {
    week: f.date('fs01', { required: true, readOnly: true }),
    deal: f.bareId('fs02', { required: true, internal: true }),
    name: f.text('fs03', { required: true, max: 300, ...of('name'), readOnly: true }),
    owner: f.ref('fs04', 'access.user', { ...of('owner'), readOnly: true, onPurge: 'restrict' }),
    stage: f.text('fs05', { ...of('stage'), readOnly: true }),
    category: f.choice('fs06', ['pipeline', 'bestCase', 'commit', 'closed', 'omitted'], {
      ...of('category'),
      readOnly: true,
    }),
    /** In the company's currency of then. */
    amount: f.decimal('fs07', { scale: 4, ...of('amount'), readOnly: true }),
    expectedOn: f.date('fs08', { ...of('expectedOn'), readOnly: true }),
  },
  unique: [{ name: 'deal', fields: ['week', 'deal'] }],
  indexes: [
    ['owner', 'week'],
    ['week', 'expectedOn'],
    ['week', '-amount'],
  ],
});
