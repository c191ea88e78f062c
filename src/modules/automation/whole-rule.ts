import type { Rule } from '../../platform/module.ts';
import type { Trigger } from './parts.rules.ts';
import { actionsShape, triggerShape } from './shapes.ts';

const parts = ['trigger', 'condition', 'actions'];

/** Parts are stored whole, what was left out filled in; and what is running is not changed under its feet. */
export const wholeRule: Rule = {
  entity: 'automation.rule',
  apply: (after, before) => {
    const changed = parts.filter((p) => before && JSON.stringify(before[p]) !== JSON.stringify(after[p]));
    if (before?.['isOn'] && after['isOn'] && changed.length)
      return { problems: changed.map((field) => ({ field, code: 'switch_off_first' })) };
    const trigger = triggerShape.safeParse(after['trigger']);
    const actions = actionsShape.safeParse(after['actions']);
    return {
      set: {
        ...(trigger.success ? { trigger: trigger.data, stage: stageOf(trigger.data) } : {}),
        ...(actions.success ? { actions: actions.data } : {}),
      },
    };
  },
};

const stageOf = (trigger: Trigger): string | null => (trigger.on === 'stage' ? trigger.stage : null);
