import { defineTable } from '../../kernel/entity.ts';
import { instant, ref, text } from '../../kernel/field.ts';

/** A host of the company's own network that may be called, and who allowed it. */
export const OutgoingHost = defineTable({
  name: 'net.outgoingHost',
  table: 'outgoing_host',
  fields: {
    host: text('oh1', { required: true, max: 262 }),
    user: ref('oh2', 'access.user'),
    addedAt: instant('oh3', { required: true }),
  },
  unique: [{ name: 'host', fields: ['host'] }],
});
