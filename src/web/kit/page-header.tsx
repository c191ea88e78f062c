import type { ReactNode } from 'react';
import classes from './page.module.css';

/** The line on top of a screen: where one is, then what one can do here. */
export function PageHeader(props: {
  icon?: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className={classes.header}>
      {props.icon && <span className={classes.icon}>{props.icon}</span>}
      <h1 className={classes.title}>{props.title}</h1>
      {props.note && <span className={classes.note}>{props.note}</span>}
      <div className={classes.actions}>{props.actions}</div>
    </header>
  );
}
