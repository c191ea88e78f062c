import { IconLock } from '@tabler/icons-react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import { useMeta } from '../api/meta.ts';
import { texts } from '../i18n/language.ts';
import { Avatar } from '../kit/avatar.tsx';
import { ColorBadge } from '../kit/color-badge.tsx';
import { RecordLink } from '../kit/record-link.tsx';
import { navLists, screens } from '../shell/screens.ts';
import classes from './cells.module.css';
import { isHidden, isLink, leadsAnywhere } from './values.ts';

/** A reference leads to its record; people of ours have no page worth going to and are shown by their initials. */
export function LinkCell(props: { field: MetaField; value: unknown; isInert: boolean }) {
  const index = useMeta();
  const { field, value } = props;
  if (isHidden(value)) {
    return (
      <span className={classes.hidden} title={texts.t('record.hiddenText')}>
        <IconLock size={13} /> {texts.t('record.hidden')}
      </span>
    );
  }
  if (!isLink(value)) return null;
  const name = value.name ?? texts.t('record.unnamed');
  const target = leadsAnywhere(field) ? value.entity : field.to?.[0];
  if (target === 'access.user') {
    return (
      <span className={classes.person}>
        <Avatar name={name} /> <span className={classes.text}>{name}</span>
      </span>
    );
  }
  // What has a colour of its own (a stage) is marked by it everywhere, as on the board.
  if (value.color !== undefined) return <ColorBadge name={name} color={value.color} />;
  const entity = target ? index.screenOf(target, value.kind) : undefined;
  if (!entity || props.isInert || !isWorthVisiting(entity))
    return <span className={classes.text}>{name}</span>;
  return (
    <RecordLink
      to={`/${entity.route}/${value.id}`}
      className={classes.link}
      onClick={(e) => e.stopPropagation()}
      tabIndex={-1}
    >
      {name}
    </RecordLink>
  );
}

/** Records that people work with have pages worth going to, and those for which a module made one; stages and versions are only named. */
const isWorthVisiting = (entity: MetaEntity): boolean =>
  !!entity.party ||
  navLists().some((l) => l.entity === entity.name) ||
  screens().some((s) => s.path === `/${entity.route}/$id`);
