import { defineEntity } from '../../kernel/entity.ts';
import { bareId, instant, integer, json, ref, text } from '../../kernel/field.ts';

/** That a record was merged into another, by whom and when; with what its undoing needs beside the audit. */
export const Merge = defineEntity({
  name: 'merging.merge',
  route: 'merges',
  table: 'record_merge',
  icon: 'arrow-merge',
  title: 'otherName',
  sort: '-createdAt',
  access: { by: 'parent', parent: 'survivor' },
  verbs: [],
  transfer: false,
  // It is undone by the audit, which stays here: in another installation the two are one for good.
  archive: false,
  fields: {
    survivor: ref('mg01', ['*'], { required: true, readOnly: true, isLasting: true }),
    /** The record that went, which `survivor`'s entity holds too. */
    other: bareId('mg02', { required: true, readOnly: true, internal: true }),
    otherName: text('mg03', { max: 400, readOnly: true }),
    /** How many records of others went over. */
    moved: integer('mg04', { required: true, default: 0, readOnly: true }),
    /** Ids of records that were put away since the survivor has the like: kept for as long as the merge stands. */
    putAway: json('mg05', { required: true, default: [], internal: true }),
    /** Rows of the engine's own tables that went over: their ids by table. */
    rows: json('mg06', { required: true, default: {}, internal: true }),
    undoneAt: instant('mg07', { readOnly: true }),
    undoneBy: ref('mg08', 'access.user', { readOnly: true, onPurge: 'restrict' }),
  },
  indexes: [['survivor'], ['other'], ['batch']],
});
