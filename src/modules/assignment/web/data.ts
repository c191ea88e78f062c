import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import type { Link } from '../../../web/api/records.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import type { Gives, Passed, Why } from '../parts.rules.ts';

export interface RuleInput {
  name: string;
  entity: string;
  condition: Condition | null;
  gives: Gives;
  fallback: string | null;
  appliesTo: 'programs' | 'always';
  mostOpen: number | null;
  mostADay: number | null;
  isActive: boolean;
}
export interface RuleRecord extends Omit<RuleInput, 'fallback'> {
  id: string;
  version: number;
  fallback: Link | null;
}
export interface EntryRecord {
  id: string;
  record: Link | null;
  at: string;
  person: Link | null;
  why: Why;
  passedOver: Passed[];
  isByHand: boolean;
}
export interface Trial {
  days: number;
  count: number;
  isMore: boolean;
  takenBefore: number;
  people: { id: string; name: string | null; count: number }[];
  nobody: number;
}
export interface Named {
  id: string;
  name: string;
}
interface Page<T> {
  items: T[];
  next: string | null;
}

const RULES = ['records', 'assignment.rule'];

export const rulesQuery = queryOptions({
  queryKey: [...RULES, 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<Page<RuleRecord>>('assignment-rules', { limit: 200, sort: 'position,createdAt' }, signal))
      .items,
});

/** Tried again whenever the draft stands still. */
export const trialQuery = (id: string | undefined, rule: RuleInput) => {
  const { entity, condition, gives, fallback, mostADay } = rule;
  return queryOptions({
    queryKey: [...RULES, 'trial', id, entity, condition, gives, fallback, mostADay],
    queryFn: () =>
      api.post<Trial>('assignment-rules/tryOut', { id, entity, condition, gives, fallback, mostADay }),
    placeholderData: (old) => old,
    retry: false,
  });
};

export const LOG_LINES = 50;
export const logQuery = (rule: string) =>
  queryOptions({
    queryKey: ['records', 'assignment.entry', 'of', rule],
    queryFn: ({ signal }) =>
      api.get<Page<EntryRecord>>(
        'assignment-log',
        { filter: { field: 'rule', op: 'in', value: [rule] }, sort: '-at', limit: LOG_LINES },
        signal,
      ),
  });

export const peopleQuery = queryOptions({
  queryKey: ['records', 'access.user', 'for-assignment'],
  queryFn: ({ signal }) => everything<Named & { isActive: boolean }>('users', signal),
});
export const departmentsQuery = queryOptions({
  queryKey: ['records', 'access.department', 'for-assignment'],
  queryFn: ({ signal }) => everything<Named>('departments', signal),
});

/** Every page of a list by name: people and departments are a few hundred at most. */
async function everything<T>(route: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await api.get(route, { sort: 'name', limit: 200, cursor }, signal);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

/** Entities whose records rules may assign, a base before its kinds. */
export const useAssignable = (): MetaEntity[] => useMeta().entities.filter((e) => e.assigned);

/** Does something with a rule, and shows everything anew. */
export function useAct<T>(act: (input: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['records'] }),
    onError: (error) => errorToast(error),
  });
}
