import { defineEntity } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** The whole installation as one file: made here (`export`), or brought in to an empty installation (`load`). */
export const Archive = defineEntity({
  name: 'transfer.archive',
  route: 'archives',
  icon: 'package',
  title: 'name',
  sort: '-createdAt',
  access: { by: 'administrators' },
  verbs: [],
  transfer: false,
  archive: false,
  fields: {
    name: f.text('ar01', { required: true, max: 300 }),
    kind: f.choice('ar02', ['export', 'load'], { required: true, readOnly: true }),
    owner: f.ref('ar03', 'access.user', { readOnly: true }),
    /** `ready`: received, not yet brought in. `indexing`: all is in, the search is being made. */
    state: f.choice('ar04', ['ready', 'running', 'indexing', 'done', 'failed'], {
      required: true,
      readOnly: true,
    }),
    /** Bytes of the file; null once the file is gone. */
    size: f.decimal('ar05', { scale: 0, readOnly: true }),
    rows: f.integer('ar06', { readOnly: true }),
    doneRows: f.integer('ar07', { required: true, default: 0, readOnly: true }),
    /** ArchiveSummary: what the file holds. */
    summary: f.json('ar08', { readOnly: true }),
    failure: f.text('ar09', { max: 1000, readOnly: true }),
    /** What the failure is about, for its text. */
    failureOf: f.text('ar10', { max: 300, readOnly: true }),
    finishedAt: f.instant('ar11', { readOnly: true }),
  },
});
