import type { FieldMode } from './permission.ts';

/** What `GET /<route>/:id/why` answers: whether and why somebody may see a record, now or on a past day. */
export interface Why {
  user: { id: string; name: string };
  at: string;
  canRead: boolean;
  canWrite: boolean;
  reasons: WhyReason[];
  /** Fields that the person does not see, or may not change. */
  fields: Record<string, FieldMode>;
}
/** `hidden` where the asker may not see it. */
export type WhyNamed = { id: string; name: string | null } | { hidden: true };

/** Where somebody works: `user` is the person, or whom the person stands in for or leads. */
export interface WhySeat {
  territory: WhyNamed;
  user: WhyNamed;
  isHead: boolean;
  function: string | null;
  until: string | null;
}

/** `gives`: how far the reason reaches. */
export type WhyReason = { gives: 'read' | 'write' } & (
  | { kind: 'role'; roles: string[] }
  | { kind: 'openToAll' }
  | { kind: 'view' }
  /** Responsible for the record, or with `customer` for the customer that it belongs to. */
  | { kind: 'owner'; customer?: WhyNamed }
  /** Somebody of the departments that the person belongs to or heads is responsible. */
  | { kind: 'department'; user: WhyNamed; departments: string[]; customer?: WhyNamed }
  | { kind: 'delegation'; user: WhyNamed; until: string; customer?: WhyNamed }
  | {
      kind: 'accountTeam';
      customer: WhyNamed;
      members: { user: WhyNamed; function: string | null; until: string | null }[];
    }
  /** The customer's territory, and where the person stands: in it or above it, as its head or as a member. */
  | { kind: 'territory'; customer: WhyNamed; seats: WhySeat[] }
  | { kind: 'share'; to: string; until: string | null }
  /** As the record that it belongs to. */
  | { kind: 'parent'; entity: string; parent: WhyNamed; reasons: WhyReason[] }
);
