import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { iconOf } from '../kit/icons.ts';
import classes from './nav.module.css';
import type { NavItem } from './navigation.ts';

export function NavItemLink(props: { item: NavItem; isCompact: boolean; onGo?: (() => void) | undefined }) {
  const { item } = props;
  const Icon = iconOf(item.icon);
  return (
    <Tooltip label={item.title} position="right" disabled={!props.isCompact} openDelay={150}>
      <Link
        to={item.path}
        className={classes.item}
        activeProps={{ className: `${classes.item} ${classes.active}`, 'aria-current': 'page' }}
        activeOptions={{ exact: item.path === '/', includeSearch: false }}
        preload="intent"
        aria-label={props.isCompact ? item.title : undefined}
        onClick={props.onGo}
      >
        <Icon size={17} stroke={1.6} />
        <span className={classes.itemText}>{item.title}</span>
      </Link>
    </Tooltip>
  );
}
