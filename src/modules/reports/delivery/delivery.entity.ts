import { defineEntity, defineTable } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** A shared report that goes to colleagues by the calendar: to each what their own rights show. */
export const Delivery = defineEntity({
  name: 'reports.delivery',
  route: 'report-deliveries',
  table: 'report_delivery',
  icon: 'mail',
  title: 'report',
  access: { by: 'owner', owner: 'owner' },
  fields: {
    report: f.ref('rd01', 'reports.report', { required: true }),
    owner: f.ref('rd02', 'access.user'),
    /** Ids of users. */
    to: f.json('rd03', { required: true, default: [] }),
    every: f.choice('rd04', ['day', 'week', 'month'], { required: true, default: 'week' }),
    /** 1 is Monday. */
    weekday: f.integer('rd05', { min: 1, max: 7 }),
    /** The last day of a shorter month. */
    monthDay: f.integer('rd06', { min: 1, max: 31 }),
    /** On the company's clock. */
    hour: f.integer('rd07', { required: true, min: 0, max: 23, default: 9 }),
    format: f.choice('rd08', ['pdf', 'xlsx'], { required: true, default: 'pdf' }),
    isPaused: f.boolean('rd09'),
    /** Since when it goes by this calendar: no earlier moment is made up for. */
    since: f.instant('rd10', { readOnly: true }),
  },
  indexes: [['report'], ['owner', 'createdAt']],
});

/** What one colleague was sent of one moment: the key says it once, whoever is at it. */
export const Sent = defineTable({
  name: 'reports.sent',
  table: 'report_sent',
  fields: {
    delivery: f.ref('rs01', 'reports.delivery', { required: true, onPurge: 'remove' }),
    user: f.ref('rs02', 'access.user', { required: true, onPurge: 'remove' }),
    moment: f.instant('rs03', { required: true }),
    at: f.instant('rs04', { required: true }),
    way: f.choice('rs05', ['letter', 'centre', 'refused'], { required: true }),
    /** Why it was refused. */
    problem: f.text('rs06', { max: 60 }),
    name: f.text('rs07', { max: 160 }),
    format: f.choice('rs08', ['pdf', 'xlsx']),
    /** The file, sealed under the master key, where no letter carried it; kept for a month. */
    sealed: f.text('rs09', { max: 40_000_000 }),
  },
  unique: [{ name: 'once', fields: ['delivery', 'moment', 'user'] }],
  indexes: [['user', '-at'], ['at']],
});
