import { useFormats } from '../../../../web/i18n/format.ts';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import { useEntities } from '../use-process.ts';
import type { Arrow } from './arrows.ts';
import type { Layout } from './layout.ts';
import classes from './picture.module.css';

/** The lines between the stages. What they say stands in the table too, so screen readers pass them by. */
export function PictureArrows({ layout, isTall }: { layout: Layout; isTall: boolean }) {
  const { deal } = useEntities();
  const formats = useFormats();
  const most = Math.max(1, ...layout.lines.map((l) => l.arrow.count));
  const thickness = ({ count }: Arrow): number => 1.25 + 4.5 * Math.sqrt(count / most);
  return (
    <div aria-hidden>
      <svg aria-hidden width={layout.width} height={layout.height} className={classes.lines}>
        <defs>
          <Head id="cycle-way" />
          <Head id="cycle-other" />
        </defs>
        {layout.lines.map(({ arrow, path }) => (
          <path
            key={`${arrow.from.id}${arrow.to.id}`}
            d={path}
            data-kind={arrow.kind}
            data-idle={!arrow.count || undefined}
            strokeWidth={thickness(arrow)}
            markerEnd={arrow.kind === 'way' ? 'url(#cycle-way)' : 'url(#cycle-other)'}
          />
        ))}
      </svg>
      {layout.lines
        .filter(({ arrow }) => arrow.count || arrow.condition)
        .map(({ arrow, label, isStraight }) => (
          <span
            key={`${arrow.from.id}${arrow.to.id}`}
            className={classes.label}
            data-tall={isTall || undefined}
            data-above={(isStraight && !isTall && arrow.condition !== null) || undefined}
            style={{ left: label.x, top: label.y }}
          >
            {arrow.count > 0 && <b>{formats.integer(arrow.count)}</b>}
            {arrow.condition && deal && <ChipText entity={deal} condition={arrow.condition} />}
          </span>
        ))}
    </div>
  );
}

const Head = ({ id }: { id: string }) => (
  <marker
    id={id}
    viewBox="0 0 10 10"
    refX={6}
    refY={5}
    markerWidth={11}
    markerHeight={11}
    markerUnits="userSpaceOnUse"
    orient="auto"
  >
    <path d="M0 0 L10 5 L0 10 Z" />
  </marker>
);
