import { defineTable } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** When somebody works, on their own clock; the row of the key `company` holds for all who have none. */
export const WorkHours = defineTable({
  name: 'activities.workHours',
  table: 'work_hours',
  archive: true,
  fields: {
    /** A user's id, or `company`. */
    key: f.text('wh01', { required: true, max: 36 }),
    user: f.ref('wh02', 'access.user', { onPurge: 'remove' }),
    /** ISO weekdays, Monday 1; empty where the company's hours hold. */
    days: f.json('wh03'),
    /** `HH:MM`. */
    from: f.text('wh04', { max: 5 }),
    until: f.text('wh05', { max: 5 }),
    /** IANA zone that stands beside one's own in the calendar. */
    secondZone: f.text('wh06', { max: 60 }),
  },
  unique: [{ name: 'key', fields: ['key'] }],
  indexes: [['user']],
});
