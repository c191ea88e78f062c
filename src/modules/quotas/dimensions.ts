import type { Grouping } from '../../platform/records/measure.ts';

export const dimensions = ['seller', 'month', 'product', 'department'] as const;
export type Dimension = (typeof dimensions)[number];

/** Metrics of one entity, the field that says whose its records are, and the one by which each dimension groups them. */
export interface PlanSource {
  metrics: string[];
  whose: string;
  by: Partial<Record<Dimension, Grouping>>;
  isByProduct?: boolean;
}

const month = (field: string): Grouping => ({ field, by: 'month' });
const ofUser = (whose: string, date: string): Pick<PlanSource, 'whose' | 'by'> => ({
  whose,
  by: { seller: { field: whose }, department: { field: `${whose}.department` }, month: month(date) },
});
const deals = ofUser('owner', 'closedOn');

/** What was to be reached, by people, by departments and by products, and what was. */
export const sources: PlanSource[] = [
  { metrics: ['quotas.won', 'quotas.wonCount', 'quotas.contacts'], ...ofUser('user', 'month') },
  {
    metrics: ['quotas.wonOfProducts', 'quotas.wonCountOfProducts'],
    whose: 'user',
    by: { product: { field: 'product' } },
    isByProduct: true,
  },
  {
    metrics: ['quotas.wonOfDepartments', 'quotas.wonCountOfDepartments', 'quotas.contactsOfDepartments'],
    whose: 'responsible',
    by: { department: { field: 'department' }, month: month('month') },
  },
  {
    metrics: ['deals.won', 'deals.wonCount'],
    whose: deals.whose,
    by: { ...deals.by, product: { field: 'product' } },
  },
  { metrics: ['activities.calls'], ...ofUser('author', 'at') },
  { metrics: ['activities.meetings'], ...ofUser('organiser', 'startsAt') },
  { metrics: ['activities.letters'], ...ofUser('author', 'at') },
];

/** What counts as contacts made. */
export const contactMetrics = ['activities.calls', 'activities.meetings', 'activities.letters'];
