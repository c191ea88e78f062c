import { defineTable } from '../../kernel/entity.ts';
import { bareId, boolean, instant, json, ref, text } from '../../kernel/field.ts';

/** The outbox: what happened, written in the transaction in which it happened. Feeds timeline, subscribers, webhooks. */
export const EventRow = defineTable({
  name: 'events.event',
  table: 'event',
  about: 'record',
  archive: true,
  fields: {
    at: instant('ev1', { required: true }),
    user: bareId('ev2'),
    /** The record that it happened to; null where one act touched many (`batch` and `data.ids` then). */
    record: ref('ev3', ['*']),
    verb: text('ev4', { required: true, max: 60 }),
    /** The customer on whose timeline it stands. */
    party: bareId('ev5'),
    data: json('ev6', { required: true, default: {} }),
    batch: bareId('ev7'),
    /** History that came in by import is shown, but nobody is told of it. */
    isHistory: boolean('ev8'),
  },
  // Read backwards, which is the order of the partitions too: the newest lines come without sorting the rest.
  indexes: [
    ['party', 'at'],
    ['record', 'at'],
  ],
  partitionBy: { month: 'at' },
});
