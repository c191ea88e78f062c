import type { PointerEvent } from 'react';
import classes from './grid.module.css';

/** The edge of a column's name, dragged to widen it. */
export function ResizeHandle(props: { width: number; onResize(width: number): void }) {
  const start = (event: PointerEvent<HTMLSpanElement>): void => {
    event.preventDefault();
    const { currentTarget: edge, clientX } = event;
    edge.setPointerCapture(event.pointerId);
    const move = (e: globalThis.PointerEvent): void => props.onResize(props.width + e.clientX - clientX);
    const end = (): void => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', end);
      edge.removeEventListener('pointercancel', end);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', end);
    edge.addEventListener('pointercancel', end);
  };
  return <span className={classes.edge} onPointerDown={start} aria-hidden />;
}
