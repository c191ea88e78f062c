import { defineTable } from '../../kernel/entity.ts';
import { bareId, instant, text } from '../../kernel/field.ts';

/** Answers given to POST requests with an `Idempotency-Key`; swept after four days. */
export const Idempotency = defineTable({
  name: 'api.idempotency',
  table: 'idempotency',
  fields: {
    key: text('ik1', { required: true }),
    user: bareId('ik2', { required: true }),
    print: text('ik3', { required: true, max: 64 }),
    answer: text('ik4', { max: 1_000_000 }),
    at: instant('ik5', { required: true }),
  },
  unique: [{ name: 'key', fields: ['key', 'user'] }],
  indexes: [['at']],
});
