import { defineTable } from '../../kernel/entity.ts';
import { bareId, instant, integer, json, ref, text } from '../../kernel/field.ts';

/** Every write, field by field: who, when, why, from what to what. Never changed, never deleted by the program. */
export const AuditEntry = defineTable({
  name: 'audit.entry',
  table: 'audit_entry',
  fields: {
    at: instant('au1', { required: true }),
    user: bareId('au2'),
    record: ref('au3', ['*'], { required: true }),
    version: integer('au4', { required: true }),
    verb: text('au5', { required: true, max: 60 }),
    /** `{ field: [before, after] }` in the pipeline's row form. */
    changes: json('au6', { required: true }),
    reason: text('au7', { max: 500 }),
    batch: bareId('au8'),
    mode: text('au9', { required: true, max: 12 }),
  },
  indexes: [['record', 'version'], ['batch'], ['at']],
  partitionBy: { month: 'at' },
});
