import { Checkbox, TextInput } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels.ts';
import { useReorder } from '../../kit/use-reorder.ts';
import { possibleColumns } from '../columns.ts';
import type { ListState } from '../list-state.ts';
import classes from './views.module.css';

/** Which fields stand in which order; dragged, or moved by Alt and the arrows. */
export function ColumnChooser(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const [query, setQuery] = useState('');
  const { entity } = state;
  const shown = state.columns.map((c) => c.name);
  const others = possibleColumns(entity).filter((f) => !shown.includes(f.name));
  const matches = (name: string): boolean => name.toLowerCase().includes(query.toLowerCase());
  const set = (columns: string[]): void => state.change({ columns });
  const toggle = (name: string): void =>
    set(shown.includes(name) ? shown.filter((n) => n !== name) : [...shown, name]);
  return (
    <div>
      <div className={classes.caption}>{t('display.fields')}</div>
      {possibleColumns(entity).length > 10 && (
        <TextInput
          size="sm"
          mb={6}
          value={query}
          placeholder={t('filter.findField')}
          aria-label={t('filter.findField')}
          onChange={(e) => setQuery(e.currentTarget.value)}
        />
      )}
      <div className={classes.fields}>
        {[...state.columns, ...others].map((field) => {
          const label = labels.field(entity, field);
          if (query && !matches(label)) return null;
          const isTitle = field.name === entity.title;
          return (
            <ColumnLine
              key={field.name}
              name={field.name}
              label={label}
              isShown={shown.includes(field.name)}
              isFixed={isTitle}
              order={shown}
              onToggle={toggle}
              onOrder={set}
            />
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  name: string;
  label: string;
  isShown: boolean;
  isFixed: boolean;
  order: string[];
  onToggle(name: string): void;
  onOrder(order: string[]): void;
}

function ColumnLine(props: LineProps) {
  const { name, order, isFixed, isShown } = props;
  const { ref, isOver, move } = useReorder({
    scope: 'columns',
    id: name,
    order,
    isOff: isFixed || !isShown,
    onOrder: props.onOrder,
  });
  return (
    <div ref={ref} className={classes.field} data-over={isOver || undefined}>
      <Checkbox
        onKeyDown={(e) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[e.key];
          if (!e.altKey || !step || isFixed || !isShown) return;
          e.preventDefault();
          move(step);
        }}
        label={props.label}
        checked={isShown}
        disabled={isFixed}
        onChange={() => props.onToggle(name)}
      />
      {isShown && !isFixed && <IconGripVertical size={14} className={classes.grip} />}
    </div>
  );
}
