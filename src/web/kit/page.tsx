import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A screen: a header that stays and a body that scrolls, unless the body does its own scrolling. */
export function Page(props: {
  header?: ReactNode;
  children: ReactNode;
  ownScroll?: boolean;
  label?: string;
}) {
  return (
    <section className={classes.page} aria-label={props.label}>
      {props.header}
      <div className={props.ownScroll ? classes.fixed : classes.scroll}>{props.children}</div>
    </section>
  );
}
