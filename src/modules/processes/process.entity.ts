import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** A regulated way of working, run by records of one entity: the cycle of a sale. */
export const Process = defineEntity({
  name: 'processes.process',
  route: 'processes',
  icon: 'route',
  title: 'name',
  sort: 'position',
  access: { by: 'everyone' },
  fields: {
    name: f.text('ps01', { required: true }),
    entity: f.text('ps02', { required: true, max: 80, default: 'deals.deal' }),
    description: f.longText('ps03'),
    position: f.integer('ps04', { required: true, default: 0 }),
    isRetired: f.boolean('ps05'),
    /** The version that new records start in. */
    current: f.ref('ps06', 'processes.version', { readOnly: true }),
  },
});

/** One edition of a process. Records keep the edition they started in; only a draft may be edited. */
export const ProcessVersion = defineEntity({
  name: 'processes.version',
  route: 'process-versions',
  table: 'process_version',
  icon: 'versions',
  title: 'number',
  sort: '-number',
  access: { by: 'everyone' },
  verbs: [],
  fields: {
    process: f.ref('pv01', 'processes.process', { required: true }),
    number: f.integer('pv02', { required: true }),
    state: f.choice('pv03', ['draft', 'published', 'retired'], { required: true, default: 'draft' }),
    publishedAt: f.instant('pv04'),
    stages: f.collection('pv05', 'processes.stage', 'processVersion'),
  },
  unique: [{ name: 'number', fields: ['process', 'number'] }],
});

/** A stage with its fixed meaning beneath a name that the company chooses. */
export const Stage = defineEntity({
  name: 'processes.stage',
  route: 'stages',
  icon: 'flag',
  title: 'name',
  sort: 'position',
  access: { by: 'everyone' },
  fields: {
    processVersion: f.ref('st01', 'processes.version', { required: true }),
    /** The same stage over versions, so that a deal can be moved to a newer one. */
    key: f.text('st02', { required: true, max: 40, readOnly: true }),
    name: f.text('st03', { required: true }),
    kind: f.choice('st04', ['open', 'won', 'lost'], { required: true, default: 'open' }),
    position: f.integer('st05', { required: true, default: 0 }),
    color: f.text('st06', { max: 12, format: 'color' }),
    department: f.ref('st07', 'access.department'),
    responsible: f.ref('st08', 'access.user'),
    /** Per cent. */
    probability: f.integer('st09', { min: 0, max: 100 }),
    /** How long a record may stand in the stage before it is said to be late, in `deadlineUnit`. */
    deadlineDays: f.integer('st10', { min: 0, max: 3650 }),
    /** Names of fields that must be filled before a record may come in. */
    requiredFields: f.tags('st11'),
    /** Conditions in the filter language that must hold to come in, and to go on. */
    entryCondition: f.json('st12'),
    exitCondition: f.json('st13'),
    tasks: f.collection('st14', 'processes.stageTask', 'stage'),
    /** How sure a deal in it is by default, for the forecast. */
    category: f.choice('st15', ['pipeline', 'bestCase', 'commit', 'omitted']),
    /** Which stages may follow; none: any. */
    next: f.collection('st16', 'processes.branch', 'from'),
    /** Who does this in the customer's account team is responsible for the stage's tasks. */
    responsibleFunction: f.pick('st17', 'teams.function'),
    /** Days of the calendar, days or hours in which the company works. */
    deadlineUnit: f.choice('st18', ['day', 'workday', 'workhour'], { required: true, default: 'day' }),
  },
  // Names of stages repeat over versions: an import means the present one.
  lookUp: {
    where: '{t}.process_version_id in (select p.current_id from process p where p.deleted_at is null)',
    note: 'select p.name from process p where p.current_id = {t}.process_version_id limit 1',
    words: {
      by: 'kind',
      are: {
        won: ['Closed Won', 'Won', 'Success', 'Успешно реализовано', 'Сделка успешна', 'Выиграна', 'Успех'],
        lost: [
          'Closed Lost',
          'Lost',
          'Закрыто и не реализовано',
          'Сделка провалена',
          'Проиграна',
          'Проиграно',
          'Провал',
        ],
      },
    },
  },
  indexes: [['processVersion', 'position']],
});

/** Typical work of a stage: becomes a task of the record when it comes in. */
export const StageTask = defineEntity({
  name: 'processes.stageTask',
  route: 'stage-tasks',
  table: 'stage_task',
  icon: 'checklist',
  title: 'title',
  sort: 'position',
  access: { by: 'everyone' },
  fields: {
    stage: f.ref('sk01', 'processes.stage', { required: true }),
    title: f.text('sk02', { required: true }),
    kind: f.choice('sk03', ['task', 'call', 'meeting', 'letter'], { required: true, default: 'task' }),
    /** After the record came into the stage, in `dueUnit`. */
    dueDays: f.integer('sk04', { required: true, default: 1, min: 0, max: 3650 }),
    /** Must be done before the record may go on. */
    isRequired: f.boolean('sk05'),
    assignee: f.ref('sk06', 'access.user'),
    position: f.integer('sk07', { required: true, default: 0 }),
    dueUnit: f.choice('sk08', ['day', 'workday', 'workhour'], { required: true, default: 'day' }),
  },
});

/** A way on from a stage to another of the same version, open to what meets its condition. */
export const Branch = defineEntity({
  name: 'processes.branch',
  route: 'stage-branches',
  table: 'stage_branch',
  icon: 'arrows-split',
  title: 'to',
  sort: 'position',
  access: { by: 'everyone' },
  fields: {
    from: f.ref('sb01', 'processes.stage', { required: true, setOnce: true }),
    to: f.ref('sb02', 'processes.stage', { required: true, setOnce: true }),
    /** In the filter language; none: always. */
    condition: f.json('sb03'),
    position: f.integer('sb04', { required: true, default: 0 }),
  },
  unique: [{ name: 'way', fields: ['from', 'to'], where: 'deleted_at is null', shows: 'to' }],
});
