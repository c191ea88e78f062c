import { useTranslation } from 'react-i18next';
import type { WhyNamed, WhyReason } from '../../../kernel/why.ts';
import { useLabels } from '../../i18n/labels.ts';

/** One reason why somebody sees a record; one that comes from elsewhere holds those of there. */
export function Reason({ reason }: { reason: WhyReason }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const unnamed = t('record.hidden');
  const named = (n: WhyNamed | undefined): string => (n && 'name' in n && n.name) || unnamed;
  switch (reason.kind) {
    case 'role':
      return t('why.role', { roles: reason.roles.join(', ') });
    case 'openToAll':
    case 'view':
      return t(`why.${reason.kind}`);
    case 'owner':
      return reason.customer ? t('why.ownerOf', { customer: named(reason.customer) }) : t('why.owner');
    case 'department':
      return t('why.department', { user: named(reason.user), departments: reason.departments.join(', ') });
    case 'delegation':
      return t('why.delegation', { user: named(reason.user), until: reason.until });
    case 'accountTeam':
      return t('why.accountTeam', { customer: named(reason.customer) });
    case 'share':
      return t('why.share', { to: reason.to });
    case 'parent':
      return (
        <>
          {t('why.parent', { entity: labels.one(reason.entity).toLowerCase(), name: named(reason.parent) })}
          <ul>
            {reason.reasons.map((inner) => (
              <li key={JSON.stringify(inner)}>
                <Reason reason={inner} />
              </li>
            ))}
          </ul>
        </>
      );
  }
}
