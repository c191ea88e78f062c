import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** One way of reaching a customer, with the customer's consent to it. */
export const Channel = defineEntity({
  name: 'contacts.channel',
  route: 'channels',
  icon: 'at',
  title: 'value',
  sort: 'position',
  party: 'party',
  timeline: 'full',
  access: { by: 'parent', parent: 'party' },
  fields: {
    party: f.ref('ch01', 'contacts.party', { required: true }),
    kind: f.choice(
      'ch02',
      [
        'phone',
        'mobile',
        'fax',
        'email',
        'site',
        'telegram',
        'whatsapp',
        'messenger',
        'postalAddress',
        'visitAddress',
      ],
      { required: true },
    ),
    value: f.text('ch03', { required: true, max: 400 }),
    extension: f.text('ch04', { max: 20 }),
    label: f.text('ch05', { max: 80 }),
    /** The form by which it is compared: E.164, lower-case address. Null where the value could not be read. */
    normalized: f.text('ch06', { max: 400, internal: true }),
    isPrimary: f.boolean('ch07'),
    /** Used by several people (info@): may stand at more than one customer. */
    isShared: f.boolean('ch08'),
    consent: f.choice('ch09', ['unknown', 'granted', 'denied'], { required: true, default: 'unknown' }),
    consentAt: f.instant('ch10'),
    consentSource: f.text('ch11', { max: 200 }),
    position: f.integer('ch12', { required: true, default: 0 }),
  },
  unique: [
    {
      name: 'personal email',
      fields: ['normalized'],
      shows: 'value',
      where: `kind = 'email' and not is_shared`,
    },
  ],
  indexes: [['normalized']],
});
