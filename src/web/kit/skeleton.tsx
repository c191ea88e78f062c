import type { ReactNode } from 'react';
import classes from './skeleton.module.css';

/** The shape of what is coming; never a spinner. Widths differ so that it reads as text. */
export function SkeletonLines(props: { count?: number; height?: number }) {
  const widths = [72, 54, 88, 40, 66, 80, 48, 60];
  return (
    <div className={`${classes.lines} ${classes.breathing}`} aria-hidden>
      {[...Array(props.count ?? 4).keys()].map((i) => (
        <span
          key={i}
          className={classes.bone}
          style={{ width: `${widths[i % widths.length]}%`, height: props.height ?? 12 }}
        />
      ))}
    </div>
  );
}

/** Bones that breathe together. */
export function Breathing(props: { children: ReactNode }) {
  return <div className={classes.breathing}>{props.children}</div>;
}

export function Bone(props: { width: number | string; height?: number }) {
  return (
    <span className={classes.bone} style={{ width: props.width, height: props.height ?? 12 }} aria-hidden />
  );
}
