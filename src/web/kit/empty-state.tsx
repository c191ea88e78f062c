import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

/** Nothing here yet: says what belongs here and how it comes. */
export function EmptyState(props: {
  icon: Icon;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  isCompact?: boolean;
}) {
  const Picture = props.icon;
  return (
    <div className={props.isCompact ? classes.compact : classes.state}>
      <span className={classes.picture}>
        <Picture size={props.isCompact ? 18 : 24} stroke={1.5} />
      </span>
      <h2 className={classes.title}>{props.title}</h2>
      {props.text && <p className={classes.text}>{props.text}</p>}
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  );
}
