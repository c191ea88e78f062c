import { defineEntity } from '../../kernel/entity.ts';
import { boolean, date, instant, ref, text } from '../../kernel/field.ts';

/** A member of staff. May exist without sign-in: a seller known from imported history. */
export const User = defineEntity({
  name: 'access.user',
  route: 'users',
  table: 'app_user',
  icon: 'user',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  verbs: ['create', 'update'],
  fields: {
    name: text('us01', { required: true, search: true }),
    email: text('us02', { format: 'email' }),
    position: text('us03'),
    phone: text('us04', { max: 40 }),
    department: ref('us05', 'access.department', { readOnly: true }),
    isActive: boolean('us06', { default: true, readOnly: true }),
    hasSignIn: boolean('us07', { readOnly: true, isLocal: true }),
    locale: text('us08', { max: 10, format: 'locale' }),
    timeZone: text('us09', { max: 60, format: 'timeZone' }),
    lastSeenAt: instant('us10', { readOnly: true, isLocal: true }),
    passwordHash: text('us11', { internal: true, isLocal: true, max: 300 }),
    hasTwoFactor: boolean('us12', { readOnly: true, isLocal: true }),
    hiredOn: date('us14'),
  },
  unique: [{ name: 'email', fields: ['email'] }],
  indexes: [['name']],
});
