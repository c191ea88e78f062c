import { useRouter } from '@tanstack/react-router';
import { useShortcut } from '../../../web/shell/shortcuts.ts';
import type { Told } from './notifications-data.ts';
import { useAddress } from './use-address.ts';
import { useMarks } from './use-marks.ts';

/** Keys by their place: J and K or arrows choose, Enter opens, U marks read or unread, Shift+U all read. */
export function useLineKeys(lines: Told[], at: number, choose: (index: number) => void): void {
  const router = useRouter();
  const marks = useMarks();
  const addressOf = useAddress();
  const line = lines[at];
  const move = (by: number): void => {
    const index = Math.min(lines.length - 1, Math.max(0, at + by));
    choose(index);
    document.querySelector(`[data-told="${lines[index]?.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const open = (): void => {
    const to = line && addressOf(line);
    if (!line || !to) return;
    void marks.read(line);
    void router.navigate({ to });
  };
  useShortcut('KeyJ', () => move(1));
  useShortcut('ArrowDown', () => move(1));
  useShortcut('KeyK', () => move(-1));
  useShortcut('ArrowUp', () => move(-1));
  useShortcut('Enter', open);
  useShortcut('KeyU', () => line && void marks.toggle(line));
  useShortcut('Shift+KeyU', () => lines[0] && void marks.readAll(lines[0].at));
}
