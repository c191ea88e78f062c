import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDropTarget } from '../../../../web/kit/use-drop-target.ts';
import classes from './builder.module.css';
import type { Zone } from './edit.ts';
import { type Dragged, isOwnKind } from './zone-box.tsx';

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

function useChip({ zone, at, onMove }: Props) {
  const { ref, isOver } = useDropTarget<HTMLButtonElement>({
    canTake: (dragged) => isOwnKind(dragged, zone),
    onTake: (dragged) => onMove(dragged as unknown as Dragged, zone, at),
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return draggable({ element, getInitialData: () => ({ kind: 'report-chip', zone, at }) });
  }, [ref, zone, at]);
  return { ref, isOver };
}
