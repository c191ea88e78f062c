import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Condition } from '../../../../kernel/condition.ts';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { ApiError, api } from '../../../../web/api/client.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';
import type { Action, Trigger } from '../../parts.rules.ts';
import type { RuleRecord } from '../automation-data.ts';

export interface Parts {
  trigger: Trigger;
  condition: Condition | null;
  /** With a key of the page's own each, so that moving one keeps what is being typed in it. */
  actions: { key: string; action: Action }[];
}
export interface RuleDraft extends Parts {
  isDirty: boolean;
  problems: FieldProblem[];
  show(problems: FieldProblem[]): void;
  change(patch: Partial<Parts>): void;
  /** Resolves to whether it was kept. */
  save(): Promise<boolean>;
  discard(): void;
}

let serial = 0;
export const keyed = (action: Action): { key: string; action: Action } => ({ key: `a${++serial}`, action });
const partsOf = (rule: RuleRecord): Parts => ({
  trigger: rule.trigger,
  condition: rule.condition,
  actions: rule.actions.map(keyed),
});
const wire = ({ trigger, condition, actions }: Parts) => ({
  trigger,
  condition,
  actions: actions.map((a) => a.action),
});

/** What is being changed of a rule, kept as a whole: half a rule is never tried, and never runs. */
export function useRuleDraft(rule: RuleRecord): RuleDraft {
  const client = useQueryClient();
  const [base, setBase] = useState(rule);
  const [parts, setParts] = useState(() => partsOf(rule));
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const isDirty = JSON.stringify(wire(parts)) !== JSON.stringify(wire(partsOf(base)));
  const adopt = (next: RuleRecord): void => {
    setBase(next);
    setParts(partsOf(next));
    setProblems([]);
  };
  // Somebody else has changed it meanwhile: that is taken over, unless there is something of one's own to lose.
  if (rule.version > base.version && !isDirty) adopt(rule);
  const save = async (): Promise<boolean> => {
    if (!isDirty) return true;
    try {
      adopt(
        await api.patch<RuleRecord>(`automation-rules/${rule.id}`, { ...wire(parts), version: base.version }),
      );
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'invalid_input') setProblems(error.problems);
      else errorToast(error);
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: ['records', 'automation.rule'] });
    }
  };
  return {
    ...parts,
    isDirty,
    problems,
    show: setProblems,
    change: (patch) => {
      setParts((old) => ({ ...old, ...patch }));
      setProblems([]);
    },
    save,
    discard: () => adopt(base),
  };
}
