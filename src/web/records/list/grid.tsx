import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels.ts';
import { ErrorState } from '../../kit/error-state.tsx';
import type { ListState } from '../list-state.ts';
import classes from './grid.module.css';
import { useGridColumns } from './grid-columns.ts';
import { GridHeader } from './grid-header.tsx';
import { useGridKeys } from './grid-keys.ts';
import { GridLine } from './grid-line.tsx';
import { useGridRows } from './grid-rows.ts';
import { GridSkeleton } from './grid-skeleton.tsx';
import { ListEmpty } from './list-empty.tsx';
import { useRowActions } from './row-actions.ts';
import type { Selection } from './use-selection.ts';

const ROW = 36;
/** Rows before the end of what is loaded at which the next page is asked for. */
const AHEAD = 40;
/** Rows drawn beyond those in sight: none in the first picture, which is there the sooner. */
const BEYOND = 12;

/** Rows drawn only where they are seen; a sheet that is read, walked and edited by keyboard. */
export function Grid(props: { state: ListState; selection: Selection }) {
  const { state, selection } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useGridRows(state);
  const columns = useGridColumns(state);
  const isDrawn = useIsDrawn(rows.records.length > 0);
  const virtual = useVirtualizer({
    count: rows.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: isDrawn ? BEYOND : 0,
    // Rows stand in the first picture, before the place they have is measured.
    initialRect: { width: 0, height: window.innerHeight * 0.8 },
  });
  const keys = useGridKeys({
    state,
    rows,
    columns: columns.fields,
    selection,
    show: (i) => virtual.scrollToIndex(i),
    take: () => scroller.current?.querySelector('table')?.focus({ preventScroll: true }),
  });
  const actions = useRowActions(state.entity, rows.records, selection, keys);
  const shown = virtual.getVirtualItems();
  const lines = useLines(shown, virtual.isScrolling);
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    const upcoming = rows.items.slice(0, last + AHEAD).flatMap((i) => (i.type === 'more' ? [i.key] : []));
    for (const key of upcoming) rows.loadMore(key);
  }, [rows, last]);
  if (rows.error) return <ErrorState error={rows.error} onRetry={rows.retry} />;
  if (rows.isLoading) return <GridSkeleton columns={columns} />;
  if (!rows.items.length) return <ListEmpty state={state} />;
  const sheet = {
    role: 'grid',
    tabIndex: 0,
    className: classes.table,
    'aria-label': labels.many(state.entity),
    'aria-rowcount': rows.items.length + 1,
    'aria-colcount': columns.fields.length + 1,
    'aria-multiselectable': true,
    'aria-activedescendant': keys.activeId,
    onKeyDown: keys.onKeyDown,
    style: { '--columns': columns.template, '--width': `${columns.width}px` } as CSSProperties,
  };
  return (
    <>
      <div ref={scroller} className={classes.scroller} data-selecting={selection.ids.size > 0 || undefined}>
        <table {...sheet}>
          <GridHeader state={state} columns={columns} selection={selection} loaded={rows.records} />
          <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {lines.map(({ line: v, slot }) => {
              const item = rows.items[v.index];
              if (!item) return null;
              const isActive = v.index === keys.active.row;
              return (
                <GridLine
                  key={slot}
                  item={item}
                  entity={state.entity}
                  columns={columns.fields}
                  index={v.index}
                  top={v.start}
                  isSelected={item.type === 'row' && selection.ids.has(item.record.id)}
                  activeColumn={isActive ? keys.active.column : -1}
                  editing={isActive ? keys.editing : null}
                  actions={actions}
                  onToggleGroup={rows.toggleGroup}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <span className={classes.hint} aria-live="polite">
        {selection.ids.size > 0 ? t('bulk.selected', { count: selection.ids.size }) : ''}
      </span>
    </>
  );
}

/** Whether a frame with rows has been shown: an effect alone may still run before it, since measuring renders at once. */
function useIsDrawn(hasRows: boolean): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!hasRows) return setDrawn(false);
    let afterwards = 0;
    const frame = requestAnimationFrame(() => {
      afterwards = window.setTimeout(() => setDrawn(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(afterwards);
    };
  }, [hasRows]);
  return isDrawn;
}

interface Line {
  line: VirtualItem;
  slot: number;
}

/**
 * Each line in one of as many slots as there are lines drawn: what leaves on one side is filled anew for what comes on the
 * other, which costs a tenth of elements that are made. While one scrolls they stay where they are among their siblings;
 * at rest they stand in the order in which they are read and selected.
 */
function useLines(shown: VirtualItem[], isScrolling: boolean): Line[] {
  const slots = useRef(0);
  slots.current = Math.max(slots.current, shown.length);
  const lines = shown.map((line) => ({ line, slot: line.index % slots.current }));
  return isScrolling ? lines.sort((a, b) => a.slot - b.slot) : lines;
}
