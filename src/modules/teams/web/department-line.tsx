import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { toast } from '../../../web/kit/toast.tsx';
import { type DepartmentItem, useAct } from './data.ts';
import classes from './teams.module.css';
import { withBelow } from './tree.ts';
import { useTreeDrag, useTreeDrop } from './use-tree-drag.ts';

export type DepartmentTask = { department: DepartmentItem | null; parent: string | null };

interface Props {
  item: DepartmentItem;
  depth: number;
  all: DepartmentItem[];
  members: number;
  onTask(task: DepartmentTask): void;
}

/** A department in the tree: dragged onto another it becomes part of that, and takes along what is below it. */
export function DepartmentLine({ item, depth, all, members, onTask }: Props) {
  const { t } = useTranslation('teams');
  const put = usePut(all);
  const canTake = (id: string): boolean =>
    !withBelow(all, id).has(item.id) && all.find((d) => d.id === id)?.parent?.id !== item.id;
  const { ref, isOver } = useTreeDrop<HTMLLIElement>('department', canTake, (id) => put(id, item.id));
  const { isDragged } = useTreeDrag(ref, 'department', item.id);
  return (
    <li
      ref={ref}
      className={classes.line}
      style={{ paddingInlineStart: depth * 24 }}
      data-over={isOver || undefined}
      data-dragged={isDragged || undefined}
    >
      <div className={classes.who}>
        <b>{item.name}</b>
        <small>
          {[
            item.head ? t('departments.headedBy', { name: item.head.name }) : t('departments.noHead'),
            t('departments.members', { count: members }),
          ].join(' · ')}
        </small>
      </div>
      <DepartmentMenu item={item} onTask={onTask} />
    </li>
  );
}

/** Where a department is dropped that shall be part of no other. */
export function TopOfTree({ all }: { all: DepartmentItem[] }) {
  const { t } = useTranslation('teams');
  const put = usePut(all);
  const canTake = (id: string): boolean => !!all.find((d) => d.id === id)?.parent;
  const { ref, isOver } = useTreeDrop<HTMLParagraphElement>('department', canTake, (id) => put(id, null));
  return (
    <p ref={ref} className={classes.top} data-over={isOver || undefined}>
      {t(isOver ? 'departments.toTop' : 'departments.drag')}
    </p>
  );
}

function usePut(all: DepartmentItem[]): (id: string, parent: string | null) => void {
  const { t } = useTranslation('teams');
  const nameOf = (id: string): string => all.find((d) => d.id === id)?.name ?? '';
  const arrange = useAct(async ({ id, parent }: { id: string; parent: string | null }) => {
    await api.post(`departments/${id}/arrange`, { parent });
  });
  return (id, parent) =>
    arrange.mutate({ id, parent }, { onSuccess: () => toast(t('departments.moved', { name: nameOf(id) })) });
}

function DepartmentMenu({ item, onTask }: { item: DepartmentItem; onTask(task: DepartmentTask): void }) {
  const { t } = useTranslation('teams');
  const remove = useAct(
    () => api.delete(`departments/${item.id}`),
    t('departments.removed', { name: item.name }),
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('people.actions', { name: item.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onTask({ department: item, parent: item.parent?.id ?? null })}>
          {t('departments.arrange')}
        </Menu.Item>
        <Menu.Item onClick={() => onTask({ department: null, parent: item.id })}>
          {t('departments.addBelow')}
        </Menu.Item>
        <Menu.Item onClick={() => remove.mutate(undefined)}>{t('departments.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
