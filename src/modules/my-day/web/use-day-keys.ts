import { useRouter } from '@tanstack/react-router';
import { useShortcut } from '../../../web/shell/shortcuts.ts';
import { type Day, routes } from './my-day-data.ts';
import { canFinish, canPostpone, useDayActs } from './use-day-acts.ts';

/**
 * Keys by their place, whatever the layout: J and K or arrows choose, Enter opens, T telephones, W writes, L logs,
 * P puts off to tomorrow, Space marks done.
 */
export function useDayKeys({ day, at, choose }: { day: Day; at: number; choose(index: number): void }): void {
  const router = useRouter();
  const acts = useDayActs();
  const item = day.items[at];
  const customer = day.customers.find((c) => c.id === item?.party);
  const move = (by: number): void => {
    const index = Math.min(day.items.length - 1, Math.max(0, at + by));
    choose(index);
    document.querySelector(`[data-line="${day.items[index]?.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('KeyJ', () => move(1));
  useShortcut('ArrowDown', () => move(1));
  useShortcut('KeyK', () => move(-1));
  useShortcut('ArrowUp', () => move(-1));
  useShortcut('Enter', () => item && void router.navigate({ to: `/${routes[item.entity]}/${item.id}` }));
  useShortcut('KeyT', () => customer?.phone && location.assign(`tel:${customer.phone}`));
  useShortcut('KeyW', () => customer?.email && location.assign(`mailto:${customer.email}`));
  useShortcut('KeyL', () =>
    document.querySelector<HTMLElement>('[data-compose] [role=tab]:nth-child(2)')?.click(),
  );
  useShortcut('KeyP', () => item && canPostpone(item) && void acts.postpone(item));
  useShortcut('Space', () => item && canFinish(item) && void acts.finish(item));
}
