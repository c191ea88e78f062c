import { defineEntity } from '../../../kernel/entity.ts';
import * as f from '../../../kernel/field.ts';

/** Open deals brought from earlier versions of a process to a published one: what, how far, and how it is taken back. */
export const DealMigration = defineEntity({
  name: 'deals.migration',
  route: 'deal-migrations',
  table: 'deal_migration',
  icon: 'versions',
  title: 'name',
  sort: '-createdAt',
  access: { by: 'administrators' },
  verbs: [],
  transfer: false,
  archive: false,
  fields: {
    name: f.text('dm01', { required: true, max: 300 }),
    process: f.ref('dm02', 'processes.process', { required: true }),
    /** The version that the deals come to. */
    target: f.ref('dm03', 'processes.version', { required: true }),
    /** With whose rights the deals are changed; of an undo, who undoes. */
    actor: f.ref('dm04', 'access.user'),
    state: f.choice('dm05', ['running', 'done', 'stopped', 'failed', 'undoing', 'undone'], {
      required: true,
      default: 'running',
      readOnly: true,
    }),
    /** MigrationPlan. */
    plan: f.json('dm06', { required: true }),
    total: f.integer('dm07', { required: true, default: 0 }),
    moved: f.integer('dm08', { required: true, default: 0, readOnly: true }),
    /** Deals that could not be taken along, or, of an undo, that have gone on since and stay. */
    kept: f.integer('dm09', { required: true, default: 0, readOnly: true }),
    /** Deals taken back. */
    returned: f.integer('dm10', { required: true, default: 0, readOnly: true }),
    /** The last deal that is through: where a killed run goes on. */
    last: f.bareId('dm11', { readOnly: true, internal: true }),
    run: f.bareId('dm12', { required: true, readOnly: true }),
    finishedAt: f.instant('dm13', { readOnly: true }),
  },
  // Two at once would pair the same deals differently.
  unique: [
    { name: 'under way', fields: ['process'], where: `state in ('running', 'undoing')`, shows: 'process' },
  ],
  indexes: [['process', 'createdAt']],
});
