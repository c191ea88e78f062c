import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** Something about an open deal that somebody should look at, found by the program, gone when it is no longer so. */
const stageOfDeal = { entity: 'deals.deal', field: 'stage' };

export const Finding = defineEntity({
  name: 'control.finding',
  route: 'findings',
  icon: 'flag',
  title: 'kind',
  sort: 'since',
  access: { by: 'parent', parent: 'deal' },
  verbs: [],
  transfer: false,
  fields: {
    deal: f.ref('fi01', 'deals.deal', { required: true, readOnly: true }),
    kind: f.choice('fi02', ['stuck', 'silent', 'slipped', 'jumped'], { required: true, readOnly: true }),
    /** In the stage since, last contact on, moved on. */
    since: f.date('fi03', { required: true, readOnly: true }),
    /** What is usual: days in the stage, days between contacts, times that a day is moved, stages passed. */
    usual: f.integer('fi04', { required: true, readOnly: true }),
    /** The usual is the company's own and no default. */
    isOwnUsual: f.boolean('fi05', { readOnly: true }),
    /** Of a moved closing day: how often; of a jump: stages passed. */
    times: f.integer('fi06', { readOnly: true }),
    /** Of a moved closing day: by how many days in all. */
    days: f.integer('fi07', { readOnly: true }),
    stageFrom: f.text('fi08', { readOnly: true, copyOf: stageOfDeal }),
    stageTo: f.text('fi09', { readOnly: true, copyOf: stageOfDeal }),
    /** The plan of contacts asks for one, and how often: `every` `unit`. */
    every: f.integer('fi10', { readOnly: true }),
    unit: f.choice('fi11', ['day', 'week', 'month', 'year'], { readOnly: true }),
  },
  unique: [{ name: 'kind', fields: ['deal', 'kind'] }],
  indexes: [['kind', 'since'], ['since']],
});
