import { useEffect, useRef } from 'react';

/**
 * Keys by their place on the keyboard (`KeyboardEvent.code`), so that they work whatever the layout. Two codes are
 * pressed one after the other: `KeyG KeyD`. `Mod+` is Ctrl, or Command on a Mac.
 */
export type Keys = string;

interface Shortcut {
  keys: Keys;
  run(event: KeyboardEvent): void;
  whileTyping?: boolean;
}

const stack: Shortcut[] = [];
let first = '';
let firstAt = 0;
const PAUSE_MS = 1200;

/** The last registered shortcut of the same keys wins: a dialog's over its page's. */
export function useShortcut(
  keys: Keys,
  run: (event: KeyboardEvent) => void,
  options: { whileTyping?: boolean; isOff?: boolean } = {},
): void {
  const latest = useRef(run);
  latest.current = run;
  const { isOff, whileTyping } = options;
  useEffect(() => {
    if (isOff) return;
    return addShortcut(keys, (e) => latest.current(e), whileTyping);
  }, [keys, isOff, whileTyping]);
}

/** For a number of keys that varies. Returns the way to remove it. */
export function addShortcut(
  keys: Keys,
  run: (event: KeyboardEvent) => void,
  whileTyping = false,
): () => void {
  const entry: Shortcut = { keys, run, whileTyping };
  stack.push(entry);
  return () => {
    stack.splice(stack.indexOf(entry), 1);
  };
}

/** One listener for the whole program. Returns the way to stop it. */
export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', handle);
  return () => window.removeEventListener('keydown', handle);
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || closesMenu(event)) return;
  const isTyping = isEditable(event.target);
  const key = pressed(event);
  if (!key) return;
  const sequence = first && Date.now() - firstAt < PAUSE_MS ? `${first} ${key}` : '';
  const found = find(sequence, isTyping) ?? find(key, isTyping);
  first = !isTyping && !sequence && startsSequence(key) ? key : '';
  firstAt = Date.now();
  if (!found || (isDialogOpen() && !found.whileTyping)) return;
  event.preventDefault();
  found.run(event);
}

/** What closes an open menu does nothing to the page beneath it. */
const closesMenu = ({ code, target }: KeyboardEvent): boolean =>
  code === 'Escape' && target instanceof Element && target.closest('[role=menu]') !== null;

const find = (keys: string, isTyping: boolean): Shortcut | undefined =>
  keys ? stack.findLast((s) => s.keys === keys && (!isTyping || s.whileTyping)) : undefined;
const startsSequence = (key: string): boolean => stack.some((s) => s.keys.startsWith(`${key} `));

function pressed(event: KeyboardEvent): string {
  if (/^(Control|Shift|Alt|Meta)/.test(event.code)) return '';
  const parts = [
    event.ctrlKey || event.metaKey ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.code,
  ];
  return parts.filter(Boolean).join('+');
}

export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && !isButtonLike(target))
  );
}
const isButtonLike = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type);

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
