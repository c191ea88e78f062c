import { useTranslation } from 'react-i18next';
import type { WhyNamed, WhyReason, WhySeat } from '../../../kernel/why.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import classes from './why.module.css';

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
    case 'territory':
      return reason.seats.map((seat) => <Seat key={JSON.stringify(seat)} seat={seat} />);
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

/** Where somebody stands in the tree of territories, and until when. */
function Seat({ seat }: { seat: WhySeat }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const named = (n: WhyNamed): string => ('name' in n && n.name) || t('record.hidden');
  const user = named(seat.user);
  const people = seat.isHead
    ? t('why.territoryHead', { user })
    : seat.until
      ? t('why.territoryMemberUntil', { user, until: formats.date(seat.until) })
      : t('why.territoryMember', { user });
  return (
    <span className={classes.seat}>
      {t('why.territory', { territory: named(seat.territory), people })}
      {seat.function && ` · ${seat.function}`}
    </span>
  );
}
