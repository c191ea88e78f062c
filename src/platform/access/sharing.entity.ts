import { defineEntity } from '../../kernel/entity.ts';
import { choice, date, pick, ref } from '../../kernel/field.ts';

/** Who does what for a customer: the account team. Its members may write to the party. */
export const AccountTeamMember = defineEntity({
  name: 'access.accountTeamMember',
  route: 'account-team-members',
  title: 'user',
  party: 'party',
  access: { by: 'parent', parent: 'party' },
  fields: {
    party: ref('at01', 'contacts.party', { required: true }),
    user: ref('at02', 'access.user', { required: true }),
    /** What the member does for the customer: sales, service, delivery, accounting... */
    function: pick('at03', 'teams.function'),
    from: date('at04', { required: true }),
    until: date('at05'),
  },
  indexes: [
    ['user', 'party'],
    ['party', 'user'],
  ],
});

/** One record opened to a user or a department beyond what their roles give. */
export const Share = defineEntity({
  name: 'access.share',
  route: 'shares',
  title: 'record',
  access: { by: 'parent', parent: 'record' },
  verbs: ['delete'],
  transfer: false,
  fields: {
    record: ref('sh01', ['*'], { required: true }),
    user: ref('sh02', 'access.user', { onPurge: 'remove' }),
    department: ref('sh03', 'access.department', { onPurge: 'remove' }),
    level: choice('sh04', ['read', 'write'], { required: true, default: 'read' }),
    from: date('sh05', { required: true }),
    until: date('sh06'),
  },
  indexes: [['user', 'record'], ['department', 'record'], ['record']],
});
