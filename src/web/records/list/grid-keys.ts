import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import type { MetaField } from '../../../kernel/api.ts';
import { canUpdate } from '../../api/meta.ts';
import { isEditable } from '../../fields/field-editor.tsx';
import { isEditable as isTyping, useShortcut } from '../../shell/shortcuts.ts';
import type { ListState } from '../list-state.ts';
import type { GridRows } from './grid-rows.ts';
import type { Selection } from './use-selection.ts';

export interface GridKeys {
  active: { row: number; column: number };
  activeId: string | undefined;
  editing: string | null;
  activate(row: number, column: number): void;
  edit(row: number, column: number): void;
  stopEditing(): void;
  onKeyDown(event: KeyboardEvent): void;
}
interface Options {
  state: ListState;
  rows: GridRows;
  columns: MetaField[];
  selection: Selection;
  show(index: number): void;
  /** Gives the grid the keys: whoever began by a letter goes on by arrows and Enter. */
  take(): void;
}

/** Walking, selecting and editing by keys, as in a spreadsheet. Letters by their place, whatever the layout. */
export function useGridKeys({ state, rows, columns, selection, show, take }: Options): GridKeys {
  const navigate = useNavigate();
  const [active, setActive] = useState({ row: -1, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const item = rows.items[active.row];
  const record = item?.type === 'row' ? item.record : undefined;

  const activate = (row: number, column: number): void => {
    if (row !== active.row || column !== active.column) setEditing(null);
    setActive({ row, column });
  };
  const move = (dRow: number, dColumn = 0): void => {
    const row = Math.max(0, Math.min(rows.items.length - 1, active.row + dRow));
    activate(row, Math.max(0, Math.min(columns.length - 1, active.column + dColumn)));
    show(row);
  };
  const edit = (row: number, column: number): void => {
    const field = columns[column];
    setActive({ row, column });
    if (field && isEditable(field) && canUpdate(state.entity) && !state.isDeleted) setEditing(field.name);
  };
  const open = (): void => {
    if (record) void navigate({ to: `/${state.entity.route}/${record.id}` });
    else if (item?.type === 'group') rows.toggleGroup(item.group.key);
  };
  const firstEditable = (): number => Math.max(0, active.column || columns.findIndex((f) => isEditable(f)));

  const walk = (by: number): void => {
    take();
    move(by);
  };
  useShortcut('KeyJ', () => walk(1));
  useShortcut('KeyK', () => walk(-1));
  useShortcut('ArrowDown', () => walk(1));
  useShortcut('ArrowUp', () => walk(-1));
  useShortcut('KeyO', open);
  useShortcut('KeyX', () => record && selection.toggle(record.id));
  useShortcut('KeyE', () => record && edit(active.row, firstEditable()));
  useShortcut('Mod+KeyA', () => selection.set(rows.records.map((r) => r.id)));
  useShortcut('Escape', () => (selection.ids.size ? selection.clear() : setActive({ row: -1, column: 0 })), {
    isOff: editing !== null,
  });

  const actionOf = (code: string): (() => unknown) | undefined => {
    switch (code) {
      case 'ArrowRight':
        return () => move(0, 1);
      case 'ArrowLeft':
        return () => move(0, -1);
      case 'Home':
        return () => activate(active.row, 0);
      case 'End':
        return () => activate(active.row, columns.length - 1);
      case 'PageDown':
        return () => move(15);
      case 'PageUp':
        return () => move(-15);
      case 'Enter':
        return () => (active.column === 0 ? open() : edit(active.row, active.column));
      case 'F2':
        return () => edit(active.row, active.column);
      case 'Space':
        return () => record && selection.toggle(record.id);
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing !== null || isTyping(event.target)) return;
    const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : actionOf(event.code);
    if (!run) return;
    event.preventDefault();
    run();
  };
  const isShown = active.row >= 0 && active.row < rows.items.length;
  return {
    active,
    activeId: isShown ? (record ? `cell-${active.row}-${active.column}` : `line-${active.row}`) : undefined,
    editing,
    activate,
    edit,
    stopEditing: () => setEditing(null),
    onKeyDown,
  };
}
