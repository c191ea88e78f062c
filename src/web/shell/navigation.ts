import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../kernel/api.ts';
import { canRead, type MetaIndex, useMeta } from '../api/meta.ts';
import { useMe } from '../api/session.ts';
import { type LabelLookup, useLabels } from '../i18n/labels.ts';
import { type KeyLine, meetsNeeds, type NavList, navLists, type ScreenGroup, screens } from './screens.ts';

export interface NavItem {
  path: string;
  title: string;
  icon: string;
  group: ScreenGroup;
  order: number;
  goKey?: string | undefined;
}

/** Where this user can go: lists and screens that their rights open, in the order of the navigation. */
export function useNavigation(): NavItem[] {
  const index = useMeta();
  const me = useMe();
  const labels = useLabels();
  const { t } = useTranslation();
  return useMemo(() => {
    const lists = navLists().flatMap((l) => listItem(l, index, labels));
    return [...lists, ...screenItems(me, index, t)].sort((a, b) => a.order - b.order);
  }, [index, me, labels, t]);
}

function listItem(list: NavList, index: MetaIndex, labels: LabelLookup): NavItem[] {
  const entity = index.find(list.entity);
  if (!canRead(entity)) return [];
  const { group, order, goKey } = list;
  return [
    {
      path: `/${entity.route}`,
      title: labels.many(entity),
      icon: list.icon ?? entity.icon ?? '',
      group,
      order,
      goKey,
    },
  ];
}

function screenItems(me: Me, index: MetaIndex, t: (key: string) => string): NavItem[] {
  return screens()
    .filter((s) => s.group !== 'none' && meetsNeeds(s.needs, me, index))
    .map((s) => ({
      path: s.path,
      title: t(s.title),
      icon: s.icon,
      group: s.group,
      order: s.order,
      goKey: s.goKey,
    }));
}

/** Screens with keys of their own, whether the navigation leads to them or not. */
export function useKeyedScreens(): { title: string; lines: KeyLine[] }[] {
  const index = useMeta();
  const me = useMe();
  const { t } = useTranslation();
  return screens()
    .filter((s) => s.keys && meetsNeeds(s.needs, me, index))
    .map((s) => ({ title: t(s.title), lines: (s.keys ?? []).map((k) => ({ ...k, title: t(k.title) })) }));
}
