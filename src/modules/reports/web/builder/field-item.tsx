import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Menu } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './builder.module.css';
import { fits, type Zone, zones } from './edit.ts';
import type { Leaf } from './field-tree.ts';

/** A field to be dragged to where it is to stand, or put there from its menu. */
export function FieldItem(props: { leaf: Leaf; way?: string; onAdd(zone: Zone, leaf: Leaf): void }) {
  const { t } = useTranslation('reports');
  const { leaf, way, onAdd } = props;
  const ref = useRef<HTMLButtonElement>(null);
  const latest = useRef(leaf);
  latest.current = leaf;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return draggable({ element, getInitialData: () => ({ kind: 'report-field', leaf: latest.current }) });
  }, []);
  return (
    <Menu position="right-start">
      <Menu.Target>
        <button ref={ref} type="button" className={classes.field}>
          <span>{leaf.title}</span>
          {way && <small>{way}</small>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {zones
          .filter((zone) => fits(leaf.field, zone))
          .map((zone) => (
            <Menu.Item key={zone} onClick={() => onAdd(zone, leaf)}>
              {t(`builder.to.${zone}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
