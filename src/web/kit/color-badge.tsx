import { memo } from 'react';
import { colorOf } from './colors.ts';
import classes from './marks.module.css';

/** A choice of a list: its colour as a dot beside its name, so that the text keeps its contrast. */
export const ColorBadge = memo(function ColorBadge(props: {
  name: string;
  color?: string | null | undefined;
  isPlain?: boolean;
}) {
  return (
    <span className={props.isPlain ? classes.plain : classes.badge} title={props.name}>
      <i className={classes.dot} style={{ background: colorOf(props.color, props.name) }} />
      <span className={classes.badgeText}>{props.name}</span>
    </span>
  );
});
