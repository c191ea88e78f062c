import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** What is usual in this company: found in the deals that it won, or a stated default where too few were. */
export const Norm = defineEntity({
  name: 'control.norm',
  route: 'norms',
  icon: 'history',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  verbs: [],
  transfer: false,
  fields: {
    kind: f.choice('nm01', ['stage', 'silence', 'moves', 'jump', 'winRate'], {
      required: true,
      readOnly: true,
    }),
    /** The stage's key, the same over versions of its process; empty for what is of all stages. */
    key: f.text('nm02', { max: 40, readOnly: true }),
    name: f.text('nm03', { readOnly: true }),
    /** Days, times or stages that four of five won deals did not exceed; of a win rate, per cent. */
    usual: f.integer('nm04', { required: true, readOnly: true }),
    /** Won deals behind it. */
    deals: f.integer('nm05', { required: true, readOnly: true }),
    isDefault: f.boolean('nm06', { readOnly: true }),
    /** Of a win rate: how many of the deals that came through the stage were won; `deals` have ended. */
    won: f.integer('nm07', { readOnly: true }),
  },
  unique: [{ name: 'kind', fields: ['kind', 'key'] }],
});
