import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListAnswer } from '../../../kernel/api.ts';
import type { RolePermissions } from '../../../kernel/permission.ts';
import { api, type Query } from '../../../web/api/client.ts';
import { errorToast, toast } from '../../../web/kit/toast.tsx';

export interface Named {
  id: string;
  name: string;
}
export interface Person extends Named {
  email: string | null;
  position: string | null;
  phone: string | null;
  department: Named | null;
  isActive: boolean;
  hasSignIn: boolean;
  hasTwoFactor: boolean;
  lastSeenAt: string | null;
}
export interface DepartmentItem extends Named {
  parent: Named | null;
  head: Named | null;
}
export interface RoleItem extends Named {
  kind: string | null;
  description: string | null;
  permissions: RolePermissions;
  version: number;
}
interface Assignment {
  user: Named;
  role: Named;
}

/** Every page of a list: people, departments and roles are a few hundred at most. */
export async function everything<T>(route: string, query: Query, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: ListAnswer<T> = await api.get(route, { ...query, limit: 200, cursor }, signal);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

export const peopleQuery = queryOptions({
  queryKey: ['records', 'access.user', 'people'],
  queryFn: ({ signal }) => everything<Person>('users', { sort: 'name' }, signal),
});
export const departmentsQuery = queryOptions({
  queryKey: ['records', 'access.department', 'all'],
  queryFn: ({ signal }) => everything<DepartmentItem>('departments', { sort: 'name' }, signal),
});
export const rolesQuery = queryOptions({
  queryKey: ['records', 'access.role', 'all'],
  queryFn: ({ signal }) => everything<RoleItem>('roles', { sort: 'name' }, signal),
});
const assignmentsQuery = queryOptions({
  queryKey: ['records', 'access.roleAssignment', 'open'],
  queryFn: ({ signal }) =>
    everything<Assignment>('role-assignments', { filter: { field: 'until', op: 'empty' } }, signal),
});

/** Roles that people hold now, by the person's id; empty for who may not see them. */
export function useRolesByPerson(): Map<string, Named[]> {
  const { data = [] } = useQuery(assignmentsQuery);
  const roles = new Map<string, Named[]>();
  for (const { user, role } of data) roles.set(user.id, [...(roles.get(user.id) ?? []), role]);
  return roles;
}

/** Does something, says that it is done, and shows everything anew. */
export function useAct<T, R = unknown>(act: (input: T) => Promise<R>, done?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      if (done) toast(done);
      return client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => errorToast(error),
  });
}
