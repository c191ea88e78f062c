import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './builder.module.css';
import type { Zone } from './edit.ts';
import type { Dragged } from './zone-box.tsx';

interface Props {
  zone: Zone;
  at: number;
  count: number;
  letter?: string;
  title: string;
  /** What may be chosen of it, above moving and removing. */
  choices: ReactNode;
  onMove(from: Dragged, to: Zone, at: number): void;
  onRemove?: (() => void) | undefined;
}

/** One grouping or value: its menu says how it counts, and moves it for those who do not drag. */
export function Chip(props: Props) {
  const { t } = useTranslation('reports');
  const { zone, at, onMove } = props;
  const { ref, isOver } = useChip(props);
  const here: Dragged = { kind: 'report-chip', zone, at };
  return (
    <Menu>
      <Menu.Target>
        <button ref={ref} type="button" className={classes.chip} data-over={isOver || undefined}>
          {props.letter && <em>{props.letter.toUpperCase()}</em>}
          <span>{props.title}</span>
          <IconChevronDown size={13} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.choices}
        <Menu.Divider />
        {at > 0 && <Menu.Item onClick={() => onMove(here, zone, at - 1)}>{t('builder.left')}</Menu.Item>}
        {at < props.count - 1 && (
          <Menu.Item onClick={() => onMove(here, zone, at + 1)}>{t('builder.right')}</Menu.Item>
        )}
        {zone !== 'values' && (
          <Menu.Item onClick={() => onMove(here, zone === 'rows' ? 'columns' : 'rows', 9)}>
            {t(zone === 'rows' ? 'builder.to.columns' : 'builder.to.rows')}
          </Menu.Item>
        )}
        {props.onRemove && <Menu.Item onClick={props.onRemove}>{t('builder.remove')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function useChip(props: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [isOver, setOver] = useState(false);
  const { zone, at } = props;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return combine(
      draggable({ element, getInitialData: () => ({ kind: 'report-chip', zone, at }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) =>
          source.data['kind'] === 'report-chip' && (source.data['zone'] === 'values') === (zone === 'values'),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          latest.current.onMove(source.data as unknown as Dragged, zone, at);
        },
      }),
    );
  }, [zone, at]);
  return { ref, isOver };
}
