import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { undoLast } from '../records/undo.ts';
import { useCreatable } from './create-menu.tsx';
import { useCurrentEntity } from './current-entity.ts';
import { useNavigation } from './navigation.ts';
import { openKeys, openPalette, startCreating, toggleNav } from './shell-state.ts';
import { addShortcut, useShortcut } from './shortcuts.ts';

/** Keys that work on every page. */
export function useGlobalShortcuts(): void {
  const navigate = useNavigate();
  const items = useNavigation();
  const creatable = useCreatable();
  const current = useCurrentEntity();
  useShortcut('Mod+KeyK', openPalette, { whileTyping: true });
  useShortcut('Slash', openPalette);
  useShortcut('Shift+Slash', openKeys);
  useShortcut('BracketLeft', toggleNav);
  useShortcut('Mod+KeyZ', undoLast);
  useShortcut('KeyC', () => {
    const wanted = creatable.find((c) => c.entity.name === current)?.entity ?? creatable[0]?.entity;
    if (wanted) startCreating(wanted.name);
  });
  useEffect(() => {
    const targets = [
      ...items.map((i) => ({ key: i.goKey, path: i.path })),
      { key: 'KeyH', path: '/' },
      { key: 'KeyS', path: '/settings' },
    ];
    const removals = targets.flatMap(({ key, path }) =>
      key ? [addShortcut(`KeyG ${key}`, () => navigate({ to: path }))] : [],
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [items, navigate]);
}
