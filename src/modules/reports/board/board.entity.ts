import { defineEntity, defineTable } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** Reports and figures side by side, own or shared with all. What a tile shows each reader is within that reader's rights. */
export const Dashboard = defineEntity({
  name: 'reports.dashboard',
  route: 'dashboards',
  icon: 'layout-dashboard',
  title: 'name',
  sort: 'name',
  access: { by: 'owner', owner: 'owner', openToRead: 'isShared' },
  fields: {
    name: f.text('db01', { required: true, max: 120, search: true }),
    owner: f.ref('db02', 'access.user'),
    isShared: f.boolean('db03'),
    tiles: f.json('db04', { required: true, default: [] }),
    /** `BoardPeriod` that it opens with; none: each report has its own. */
    period: f.json('db05'),
  },
  indexes: [['name'], ['owner', 'name']],
});

/** The board that a user begins the day with. */
export const StartBoard = defineTable({
  name: 'reports.start',
  table: 'start_board',
  archive: true,
  fields: {
    user: f.ref('sb01', 'access.user', { required: true, onPurge: 'remove' }),
    dashboard: f.ref('sb02', 'reports.dashboard', { required: true, onPurge: 'remove' }),
  },
  unique: [{ name: 'user', fields: ['user'] }],
});
