import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { canCreate, useMeta } from '../api/meta.ts';
import { useLabels } from '../i18n/labels.ts';
import { iconOf } from '../kit/icons.ts';
import { navLists } from './screens.ts';
import { startCreating } from './shell-state.ts';

/** Entities whose records are made from anywhere, in the order of the navigation. */
export function useCreatable() {
  const index = useMeta();
  return navLists().flatMap((list) => {
    const entity = index.find(list.entity);
    return entity && canCreate(entity) ? [{ entity, icon: list.icon ?? entity.icon ?? '' }] : [];
  });
}

export function CreateMenu(props: { children: ReactElement }) {
  const labels = useLabels();
  const creatable = useCreatable();
  if (!creatable.length) return null;
  return (
    <Menu width={200}>
      <Menu.Target>{props.children}</Menu.Target>
      <Menu.Dropdown>
        {creatable.map(({ entity, icon }) => {
          const Icon = iconOf(icon);
          return (
            <Menu.Item
              key={entity.name}
              leftSection={<Icon size={16} stroke={1.6} />}
              onClick={() => startCreating(entity.name)}
            >
              {labels.one(entity)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
