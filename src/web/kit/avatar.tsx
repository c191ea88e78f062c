import { memo } from 'react';
import { hash } from './colors.ts';
import { initials } from './initials.ts';
import classes from './marks.module.css';

/** A person's or a company's initials; the colour always the same for the same name. */
export const Avatar = memo(function Avatar(props: { name: string; size?: number; isSquare?: boolean }) {
  const size = props.size ?? 18;
  const hue = (hash(props.name) * 47) % 360;
  return (
    <span
      className={props.isSquare ? classes.square : classes.avatar}
      style={
        {
          width: size,
          height: size,
          fontSize: Math.max(8, Math.round(size * 0.42)),
          '--hue': hue,
        } as React.CSSProperties
      }
      aria-hidden
    >
      {initials(props.name)}
    </span>
  );
});
