import { defineEntity } from '../../kernel/entity.ts';
import { boolean, date, integer, json, ref, text } from '../../kernel/field.ts';

/** Departments as a tree; a team is a department too. */
export const Department = defineEntity({
  name: 'access.department',
  route: 'departments',
  icon: 'sitemap',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  fields: {
    name: text('de01', { required: true, search: true }),
    parent: ref('de02', 'access.department', { onPurge: 'restrict' }),
    head: ref('de03', 'access.user'),
    position: integer('de04'),
  },
});

/** Who was in which department when; the open one (no `until`) is copied to the user's `department`. */
export const DepartmentMembership = defineEntity({
  name: 'access.departmentMembership',
  route: 'department-memberships',
  title: 'user',
  access: { by: 'everyone' },
  verbs: [],
  fields: {
    user: ref('dm01', 'access.user', { required: true }),
    department: ref('dm02', 'access.department', { required: true }),
    from: date('dm03', { required: true }),
    until: date('dm04'),
  },
});

export const Role = defineEntity({
  name: 'access.role',
  route: 'roles',
  icon: 'shield',
  title: 'name',
  sort: 'name',
  access: { by: 'administrators' },
  fields: {
    name: text('ro01', { required: true }),
    /** Fixed kind of the roles that come with the program; null for the company's own. */
    kind: text('ro02', { max: 20, readOnly: true }),
    description: text('ro03', { max: 500 }),
    /** RolePermissions, see `kernel/permission.ts`. */
    permissions: json('ro04', { required: true, default: { entities: {}, fields: {}, rights: [] } }),
  },
  unique: [{ name: 'name', fields: ['name'] }],
});

export const RoleAssignment = defineEntity({
  name: 'access.roleAssignment',
  route: 'role-assignments',
  title: 'user',
  access: { by: 'administrators' },
  verbs: [],
  fields: {
    user: ref('ra01', 'access.user', { required: true }),
    role: ref('ra02', 'access.role', { required: true, onPurge: 'restrict' }),
    from: date('ra03', { required: true }),
    until: date('ra04'),
  },
});

/** Somebody acts for an absent colleague: sees and does what the colleague may, for the dates. */
export const Delegation = defineEntity({
  name: 'access.delegation',
  route: 'delegations',
  title: 'from',
  access: { by: 'owner', owner: 'from' },
  verbs: ['create'],
  fields: {
    from: ref('dg01', 'access.user', { required: true }),
    to: ref('dg02', 'access.user', { required: true }),
    since: date('dg03', { required: true }),
    until: date('dg04', { required: true }),
    reason: text('dg05'),
    isRevoked: boolean('dg06'),
  },
});
