import { defineEntity, defineTable } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** One file brought in: what is in it, what it is to become, how far it is, and the batch by which it is undone. */
export const Import = defineEntity({
  name: 'transfer.import',
  route: 'imports',
  icon: 'file-import',
  title: 'name',
  sort: '-createdAt',
  access: { by: 'owner', owner: 'owner' },
  verbs: [],
  transfer: false,
  archive: false,
  fields: {
    name: f.text('ip01', { required: true, max: 300 }),
    owner: f.ref('ip02', 'access.user'),
    state: f.choice('ip03', ['planning', 'running', 'done', 'failed', 'undoing', 'undone'], {
      required: true,
      default: 'planning',
    }),
    file: f.text('ip04', { required: true, max: 64, internal: true }),
    size: f.integer('ip05', { required: true }),
    /** How the file is written (`DetectedFile`), and what its columns hold (`ColumnProfile[]`). */
    detected: f.json('ip06', { required: true }),
    profile: f.json('ip07', { required: true }),
    /** ImportPlan. */
    plan: f.json('ip08', { required: true }),
    /** Of the headers: a plan is remembered and proposed for the next file of the same form. */
    fingerprint: f.text('ip09', { required: true, max: 64 }),
    rows: f.integer('ip10', { required: true, default: 0 }),
    /** Phases and rows of the next one that are through: where a killed run goes on. */
    doneSteps: f.integer('ip11', { required: true, default: 0 }),
    doneRows: f.integer('ip12', { required: true, default: 0 }),
    created: f.integer('ip13', { required: true, default: 0 }),
    updated: f.integer('ip14', { required: true, default: 0 }),
    skipped: f.integer('ip15', { required: true, default: 0 }),
    refused: f.integer('ip16', { required: true, default: 0 }),
    finishedAt: f.instant('ip17'),
    run: f.bareId('ip18'),
    failure: f.text('ip19', { max: 1000 }),
    /** How many times the run goes through all rows: each step, and again for links that had to wait. */
    phases: f.integer('ip20', { required: true, default: 1 }),
  },
  indexes: [['fingerprint']],
});

/** A row that could not be taken, with its reasons; given back as a file. */
export const ImportRefusal = defineTable({
  name: 'transfer.refusal',
  table: 'import_refusal',
  fields: {
    import: f.ref('if1', 'transfer.import', { required: true }),
    step: f.integer('if2', { required: true }),
    line: f.integer('if3', { required: true }),
    cells: f.json('if4', { required: true }),
    problems: f.json('if5', { required: true }),
  },
  indexes: [['import', 'line']],
});

/** A row of ours that another installation had under an id of its own (the alias): see `aliases.ts`. */
export const ImportAlias = defineTable({
  name: 'transfer.alias',
  table: 'import_alias',
  fields: { own: f.bareId('ia1', { required: true }) },
});
