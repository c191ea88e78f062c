import { mentionOf } from '../mentions.rules.ts';

export interface Named {
  id: string;
  name: string;
}

/** What is being looked for: the word after the `@` before the caret, null where there is none. */
export function wordAfterAt(text: string, caret: number): string | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}'’ʻ-]{0,40})$/u.exec(text.slice(0, caret));
  return found ? (found[1] ?? '') : null;
}

/** With the chosen name in place of what was typed, and where the caret then stands. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const from = text.lastIndexOf('@', caret - 1);
  const head = `${text.slice(0, from)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length };
}

/** As it is stored. The longest names first: one may begin with another. */
export function withTokens(text: string, people: readonly Named[]): string {
  const longest = people.toSorted((a, b) => b.name.length - a.name.length);
  return longest.reduce((t, { id, name }) => t.replaceAll(`@${name}`, mentionOf(id)), text);
}
