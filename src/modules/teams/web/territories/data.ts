import { queryOptions } from '@tanstack/react-query';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { Condition } from '../../../../kernel/condition.ts';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useMe } from '../../../../web/api/session.ts';
import { everything, type Named } from '../data.ts';

export interface TerritoryItem extends Named {
  parent: Named | null;
  position: number;
  condition: Condition | null;
  description: string | null;
  head: Named | null;
  isActive: boolean;
  version: number;
}
export interface TerritoryMemberItem {
  id: string;
  territory: Named;
  user: Named;
  function: Named | null;
  from: string;
  until: string | null;
}
export interface Place {
  territory: string | null;
  name: string | null;
  customers: number;
}
export interface Trial {
  customers: number;
  stay: number;
  from: Place[];
  leave: Place[];
  takenByOthers: number;
  none: { before: number; after: number };
}
/** What is asked of a territory on its page. */
export interface TerritoryInput {
  name: string;
  parent: string | null;
  head: string | null;
  description: string | null;
  isActive: boolean;
  condition: Condition | null;
}

export const territoriesQuery = queryOptions({
  queryKey: ['records', 'access.territory', 'all'],
  queryFn: ({ signal }) => everything<TerritoryItem>('territories', { sort: 'position,name' }, signal),
});
export const territoryMembersQuery = queryOptions({
  queryKey: ['records', 'access.territoryMember', 'all'],
  queryFn: ({ signal }) => everything<TerritoryMemberItem>('territory-members', { sort: 'from' }, signal),
});

/** Asked again whenever the draft stands still; `contacts.party` in the key, since it counts customers. */
export const territoryTrialQuery = (id: string | undefined, draft: TerritoryInput) =>
  queryOptions({
    queryKey: [
      'records',
      'contacts.party',
      'territory-trial',
      id,
      draft.parent,
      draft.condition,
      draft.isActive,
    ],
    queryFn: () =>
      api.post<Trial>('territories/tryOut', {
        id,
        parent: draft.parent,
        condition: draft.condition,
        isActive: draft.isActive,
      }),
    placeholderData: (old) => old,
    retry: false,
  });

/** The list of customers, those of one territory or of none. */
export const customersOf = (route: string, territory: string | null): string => {
  const filter: Condition = territory
    ? { all: [{ field: 'territory', op: 'in', value: [territory] }] }
    : { all: [{ field: 'territory', op: 'empty' }] };
  return `/${route}?view=all&filter=${encodeURIComponent(JSON.stringify(filter))}`;
};

/** Whoever may change territories, as the server judges it. */
export function useMayDraw(): boolean {
  const me = useMe();
  const territory = useMeta().find('access.territory');
  const hasRight = me.rights.includes('administer') || me.rights.includes('manageTeams');
  return hasRight && territory?.permission.write === 'all';
}

/** Customers with only those of their fields that a territory may read. */
export function useAskable(): MetaEntity | undefined {
  const party = useMeta().whole('contacts.party');
  const fields = party?.fields.filter(
    (f) =>
      f.type !== 'collection' &&
      (!f.isReadOnly || f.isComputed || fixed.has(f.name)) &&
      f.name !== 'firstWonOn',
  );
  return party && fields && { ...party, fields };
}
const fixed = new Set(['kind', 'createdAt', 'createdBy']);
