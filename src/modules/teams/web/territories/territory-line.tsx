import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useMe } from '../../../../web/api/session.ts';
import { todayIn } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { errorToast, undoToast } from '../../../../web/kit/toast.tsx';
import { useAct } from '../data.ts';
import base from '../teams.module.css';
import { withBelow } from '../tree.ts';
import { useTreeDrag, useTreeDrop } from '../use-tree-drag.ts';
import { customersOf, type TerritoryItem, type TerritoryMemberItem } from './data.ts';
import classes from './territories.module.css';
import { usePut } from './use-put.ts';

const TYPE = 'territory';
interface Props {
  item: TerritoryItem;
  depth: number;
  all: TerritoryItem[];
  members: TerritoryMemberItem[];
  /** Null while they are being counted. */
  customers: number | null;
  mayDraw: boolean;
}

/** A territory in the tree: dragged onto another it becomes part of that, with all that is below it. */
export function TerritoryLine({ item, depth, all, members, customers, mayDraw }: Props) {
  const { t } = useTranslation('teams');
  const formats = useFormats();
  const route = useMeta().find('contacts.party')?.route ?? 'parties';
  const put = usePut(all);
  const canTake = (id: string): boolean =>
    mayDraw && !withBelow(all, id).has(item.id) && all.find((x) => x.id === id)?.parent?.id !== item.id;
  const { ref, isOver } = useTreeDrop<HTMLLIElement>(TYPE, canTake, (id) => put(id, item.id, null));
  const { isDragged } = useTreeDrag(ref, TYPE, item.id, !mayDraw);
  const today = todayIn(useMe().timeZone);
  const now = members.filter((m) => !m.until || m.until >= today);
  const about = [
    item.head ? t('territories.headedBy', { name: item.head.name }) : null,
    now.length ? t('territories.members', { count: now.length }) : null,
    item.condition ? null : t('territories.byHand'),
  ];
  return (
    <li
      ref={ref}
      className={base.line}
      style={{ paddingInlineStart: depth * 24 }}
      data-over={isOver || undefined}
      data-dragged={isDragged || undefined}
      data-gone={!item.isActive || undefined}
    >
      <div className={base.who}>
        <RecordLink to={`/territories/${item.id}`} className={classes.name}>
          {item.name}
        </RecordLink>
        {!item.isActive && <span className={classes.off}>{t('territories.off')}</span>}
        <small>{about.filter(Boolean).join(' · ')}</small>
      </div>
      {customers !== null && (
        <RecordLink to={customersOf(route, item.id)} className={classes.count}>
          {t('territories.customers', { count: customers, number: formats.number(String(customers)) })}
        </RecordLink>
      )}
      {mayDraw && <TerritoryMenu item={item} all={all} />}
    </li>
  );
}

/** Where a territory is dropped that shall be part of no other. */
export function TopOfTerritories({ all }: { all: TerritoryItem[] }) {
  const { t } = useTranslation('teams');
  const put = usePut(all);
  const canTake = (id: string): boolean => !!all.find((x) => x.id === id)?.parent;
  const { ref, isOver } = useTreeDrop<HTMLParagraphElement>(TYPE, canTake, (id) => put(id, null, null));
  return (
    <p ref={ref} className={base.top} data-over={isOver || undefined}>
      {t(isOver ? 'territories.toTop' : 'territories.drag')}
    </p>
  );
}

function TerritoryMenu({ item, all }: { item: TerritoryItem; all: TerritoryItem[] }) {
  const { t } = useTranslation('teams');
  const navigate = useNavigate();
  const put = usePut(all);
  const siblings = all.filter((x) => (x.parent?.id ?? null) === (item.parent?.id ?? null));
  const at = siblings.findIndex((x) => x.id === item.id);
  const move = (step: number): void => {
    const before = siblings[step < 0 ? at - 1 : at + 2];
    put(item.id, item.parent?.id ?? null, before?.id ?? null);
  };
  const act = useAct((run: () => Promise<unknown>) => run());
  const remove = (): void =>
    act.mutate(() => api.delete(`territories/${item.id}`), {
      onSuccess: () =>
        undoToast(t('territories.removed', { name: item.name }), () =>
          api
            .post(`territories/${item.id}/restore`)
            .then(() => act.mutateAsync(async () => undefined), errorToast),
        ),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('people.actions', { name: item.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: `/territories/${item.id}` })}>
          {t('territories.edit')}
        </Menu.Item>
        <Menu.Item
          onClick={() => void navigate({ to: '/territories/new', search: { parent: item.id } as never })}
        >
          {t('territories.addBelow')}
        </Menu.Item>
        <Menu.Item disabled={at <= 0} onClick={() => move(-1)}>
          {t('territories.up')}
        </Menu.Item>
        <Menu.Item disabled={at === siblings.length - 1} onClick={() => move(1)}>
          {t('territories.down')}
        </Menu.Item>
        <Menu.Item onClick={remove}>{t('territories.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
