import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { ApiError, api } from '../../../../web/api/client.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import { useAct } from '../data.ts';
import type { TerritoryInput, TerritoryItem } from './data.ts';

export interface TerritoryDraft {
  input: TerritoryInput;
  isDirty: boolean;
  isSaving: boolean;
  problems: FieldProblem[];
  change(patch: Partial<TerritoryInput>): void;
  save(): void;
  discard(): void;
}

const inputOf = (item: TerritoryItem | undefined, parent: string | null): TerritoryInput => ({
  name: item?.name ?? '',
  parent: item ? (item.parent?.id ?? null) : parent,
  head: item?.head?.id ?? null,
  description: item?.description ?? null,
  isActive: item?.isActive ?? true,
  condition: item?.condition ?? null,
});

/** What is being changed of a territory, kept as a whole: nobody sees anybody by half of it. */
export function useTerritoryDraft(item: TerritoryItem | undefined, parent: string | null): TerritoryDraft {
  const { t } = useTranslation('teams');
  const navigate = useNavigate();
  const [base, setBase] = useState(item);
  const [input, setInput] = useState(() => inputOf(item, parent));
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const isDirty = JSON.stringify(input) !== JSON.stringify(inputOf(base, parent));
  const adopt = (next: TerritoryItem): void => {
    setBase(next);
    setInput(inputOf(next, parent));
    setProblems([]);
  };
  // Somebody else has changed it meanwhile: that is taken over, unless there is something of one's own to lose.
  if (item && base && item.version > base.version && !isDirty) adopt(item);
  const act = useAct(async () => {
    try {
      const kept = base
        ? await api.patch<TerritoryItem>(`territories/${base.id}`, { ...input, version: base.version })
        : await api.post<TerritoryItem>('territories', input);
      toast(t('territories.saved'));
      adopt(kept);
      if (!base) await navigate({ to: `/territories/${kept.id}`, replace: true });
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
      setInput(inputOf(base, parent));
      setProblems([]);
    },
  };
}
