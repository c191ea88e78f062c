import { defineTable } from '../../kernel/entity.ts';
import { ref, tags, text } from '../../kernel/field.ts';

/**
 * What a record is found by: folded text, a row per record and visibility class of its fields (`` for open
 * ones, else the name of a field that some role may not see).
 */
export const SearchDocument = defineTable({
  name: 'search.document',
  table: 'search_document',
  about: 'record',
  fields: {
    record: ref('sd2', ['*'], { required: true }),
    class: text('sd3', { required: true, max: 80, default: '' }),
    text: text('sd4', { required: true, max: 20_000 }),
    title: text('sd5', { required: true, max: 400 }),
  },
  unique: [{ name: 'record', fields: ['record', 'class'] }],
  trigram: ['text'],
});

/** Whose words lie apart in the documents as they now are, by entity; follows what roles limit. */
export const SearchSeparation = defineTable({
  name: 'search.separation',
  table: 'search_separation',
  fields: {
    entity: text('ss1', { required: true, max: 80 }),
    fields: tags('ss2'),
  },
  unique: [{ name: 'entity', fields: ['entity'] }],
});
