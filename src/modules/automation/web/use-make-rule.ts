import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api } from '../../../web/api/client.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import type { RuleRecord } from './automation-data.ts';

export type NewRuleInput = Pick<RuleRecord, 'name' | 'entity'> & Partial<RuleRecord>;

/** Makes a rule, off, and opens it. */
export function useMakeRule(): (rule: NewRuleInput) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (rule) => {
      try {
        const { id } = await api.post<RuleRecord>('automation-rules', rule);
        await client.invalidateQueries({ queryKey: ['records', 'automation.rule'] });
        await navigate({ to: `/automation-rules/${id}` });
      } catch (error) {
        errorToast(error);
      }
    },
    [client, navigate],
  );
}
