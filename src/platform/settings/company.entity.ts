import { defineEntity } from '../../kernel/entity.ts';
import { integer, json, text } from '../../kernel/field.ts';

/** The company whose installation this is: exactly one row, made by the first page. */
export const CompanyProfile = defineEntity({
  name: 'settings.company',
  route: 'company-profile',
  table: 'company_profile',
  icon: 'building',
  title: 'name',
  access: { by: 'everyone' },
  verbs: ['update'],
  transfer: false,
  fields: {
    name: text('cp1', { required: true }),
    language: text('cp2', { required: true, max: 5, format: 'locale' }),
    country: text('cp3', { required: true, max: 2, format: 'country' }),
    currency: text('cp4', { required: true, max: 3, format: 'currency', readOnly: true }),
    timeZone: text('cp5', { required: true, max: 60, format: 'timeZone' }),
    /** First weekday, ISO 8601: 1 is Monday. */
    weekStart: integer('cp6', { required: true, default: 1, min: 1, max: 7 }),
    /** Days for which deleted records can be restored. */
    recycleBinDays: integer('cp8', { required: true, default: 30, min: 1, max: 3650 }),
    /** Steps of the first-steps list that were dismissed, and the like. */
    onboarding: json('cp7', { required: true, default: {} }),
  },
});
