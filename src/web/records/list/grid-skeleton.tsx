import { Bone, Breathing } from '../../kit/skeleton.tsx';
import classes from './grid.module.css';
import type { GridColumns } from './grid-columns.ts';

const widths = [64, 48, 72, 40, 56, 80, 52, 68, 44, 60, 76, 50, 66, 58];

/** The list's own shape before its rows are there. */
export function GridSkeleton(props: { columns: GridColumns }) {
  const { columns } = props;
  return (
    <div
      className={classes.scroller}
      aria-hidden
      style={{ '--columns': columns.template, '--width': `${columns.width}px` } as React.CSSProperties}
    >
      <div className={classes.header} />
      <Breathing>
        {widths.map((w, i) => (
          <div key={w} className={classes.ghost}>
            <span />
            {columns.fields.map((f, j) => (
              <span key={f.name} className={classes.cell}>
                <Bone width={`${j === 0 ? w : ((w + i * 7 + j * 13) % 50) + 20}%`} height={10} />
              </span>
            ))}
          </div>
        ))}
      </Breathing>
    </div>
  );
}
