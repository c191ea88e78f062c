import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../kernel/errors.ts';
import { ApiError, api } from '../../../web/api/client.ts';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import { type RuleInput, type RuleRecord, useAct } from './data.ts';

export interface RuleDraft {
  input: RuleInput;
  isDirty: boolean;
  isSaving: boolean;
  problems: FieldProblem[];
  change(patch: Partial<RuleInput>): void;
  save(): void;
  discard(): void;
}

const inputOf = (rule: RuleRecord | undefined): RuleInput => ({
  name: rule?.name ?? '',
  entity: rule?.entity ?? 'deals.deal',
  condition: rule?.condition ?? null,
  gives: rule?.gives ?? { to: 'turns', people: [] },
  fallback: rule?.fallback?.id ?? null,
  appliesTo: rule?.appliesTo ?? 'programs',
  mostOpen: rule?.mostOpen ?? null,
  mostADay: rule?.mostADay ?? null,
  isActive: rule?.isActive ?? true,
});

/** What is being changed of a rule, kept as a whole. */
export function useRuleDraft(rule: RuleRecord | undefined): RuleDraft {
  const { t } = useTranslation('assignment');
  const navigate = useNavigate();
  const [base, setBase] = useState(rule);
  const [input, setInput] = useState(() => inputOf(rule));
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const isDirty = JSON.stringify(input) !== JSON.stringify(inputOf(base));
  const adopt = (next: RuleRecord): void => {
    setBase(next);
    setInput(inputOf(next));
    setProblems([]);
  };
  // Somebody else has changed it meanwhile: that is taken over, unless there is something of one's own to lose.
  if (rule && base && rule.version > base.version && !isDirty) adopt(rule);
  const act = useAct(async () => {
    try {
      const { entity, ...rest } = input;
      const kept = base
        ? await api.patch<RuleRecord>(`assignment-rules/${base.id}`, { ...rest, version: base.version })
        : await api.post<RuleRecord>('assignment-rules', { ...rest, entity });
      toast(t('saved'));
      adopt(kept);
      if (!base) await navigate({ to: `/assignment-rules/${kept.id}`, replace: true });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'invalid_input') setProblems(error.problems);
      else errorToast(error);
    }
  });
  return {
    input,
    isDirty: isDirty || !base,
    isSaving: act.isPending,
    problems,
    change: (patch) => {
      setInput((old) => ({ ...old, ...patch }));
      setProblems([]);
    },
    save: () => act.mutate(undefined),
    discard: () => {
      setInput(inputOf(base));
      setProblems([]);
    },
  };
}
