import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** When something happens, if a condition holds, then do this. */
export const AutomationRule = defineEntity({
  name: 'automation.rule',
  route: 'automation-rules',
  table: 'automation_rule',
  icon: 'bolt',
  title: 'name',
  sort: 'name',
  access: { by: 'administrators' },
  fields: {
    name: f.text('ar01', { required: true, max: 200 }),
    /** The entity on whose records it runs. */
    entity: f.text('ar02', { required: true, max: 80, setOnce: true }),
    /** `Trigger` of parts.rules.ts. */
    trigger: f.json('ar03', { required: true, default: { on: 'event', verb: 'created' } }),
    /** In the filter language over the entity; always where it is empty. */
    condition: f.json('ar04'),
    /** `Action[]` of parts.rules.ts, in order. */
    actions: f.json('ar05', { required: true, default: [] }),
    /** Of this installation only: a copy elsewhere would do everything a second time. */
    isOn: f.boolean('ar06', { readOnly: true, isLocal: true }),
    /** Who vouches for it: it may do what they may, and no more. */
    switchedOnBy: f.ref('ar07', 'access.user', { readOnly: true }),
    switchedOnAt: f.instant('ar08', { readOnly: true }),
    /** It was stopped from running in a circle since it was switched on. */
    isLooping: f.boolean('ar09', { readOnly: true }),
    /** Of an automatic step: the stage that its trigger names. */
    stage: f.ref('ar10', 'processes.stage', { readOnly: true, onPurge: 'remove' }),
  },
  indexes: [['isOn', 'entity']],
});
