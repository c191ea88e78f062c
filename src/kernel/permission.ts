/**
 * How far a right reaches: nothing; records one is responsible for; also those of customers one serves; also
 * those of one's department and all below it; everything. Each scope holds the ones before it.
 */
export const scopes = ['none', 'own', 'team', 'unit', 'all'] as const;
export type Scope = (typeof scopes)[number];

export interface EntityPermission {
  read: Scope;
  write: Scope;
  remove: Scope;
  create: boolean;
  export: boolean;
}
export type FieldMode = 'hidden' | 'readOnly';

/** Rights that are not about one entity. `lookUp`: to learn that a customer exists, by exact name, e-mail, phone or tax number. */
export const rights = [
  'administer',
  'import',
  'bulk',
  'shareViews',
  'seeAudit',
  'lookUp',
  'manageTeams',
] as const;
export type Right = (typeof rights)[number];

/** What a role gives; the key `*` stands for every entity not named. */
export interface RolePermissions {
  entities: Record<string, Partial<EntityPermission>>;
  fields: Record<string, Record<string, FieldMode>>;
  rights: Right[];
}

const widest = (a: Scope, b: Scope): Scope => (scopes.indexOf(a) >= scopes.indexOf(b) ? a : b);
export const narrowest = (a: Scope, b: Scope): Scope => (scopes.indexOf(a) <= scopes.indexOf(b) ? a : b);
export const reaches = (scope: Scope, needed: Scope): boolean =>
  scopes.indexOf(scope) >= scopes.indexOf(needed);

const nothing: EntityPermission = {
  read: 'none',
  write: 'none',
  remove: 'none',
  create: false,
  export: false,
};

/** What several roles give on one entity together: they add up. */
export function permissionOn(roles: readonly RolePermissions[], entity: string): EntityPermission {
  return roles
    .map((r) => ({ ...nothing, ...r.entities['*'], ...r.entities[entity] }))
    .reduce(
      (sum, p) => ({
        read: widest(sum.read, p.read),
        write: widest(sum.write, p.write),
        remove: widest(sum.remove, p.remove),
        create: sum.create || p.create,
        export: sum.export || p.export,
      }),
      nothing,
    );
}

/** A field is limited only where every role limits it, and then as little as the mildest does. */
export function fieldModes(all: readonly RolePermissions[], entity: string): Record<string, FieldMode> {
  // A role that does not open the entity says nothing of its fields, and so lifts no other role's limits.
  const opening = all.filter((r) => permissionOn([r], entity).read !== 'none');
  const roles = opening.length ? opening : all;
  const [first, ...others] = roles;
  const modes: Record<string, FieldMode> = {};
  for (const [field, mode] of Object.entries(first?.fields[entity] ?? {})) {
    const limits = [mode, ...others.map((r) => r.fields[entity]?.[field])];
    if (limits.every(Boolean)) modes[field] = limits.includes('readOnly') ? 'readOnly' : 'hidden';
  }
  return modes;
}
