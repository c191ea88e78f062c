const TOKEN = /@\[user:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/g;

export const mentionOf = (user: string): string => `@[user:${user}]`;

/** Whom a text names, each once, in the order of the text. */
export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(TOKEN)].map((m) => m[1] ?? '')),
];

/** With names in place of the tokens; who is not known stays nameless. */
export const plainText = (text: string, nameOf: (user: string) => string | undefined): string =>
  text.replace(TOKEN, (_, user: string) => `@${nameOf(user) ?? '…'}`);

export type Piece = { text: string } | { user: string } | { link: string };

/** A text as it is drawn: words, people and addresses. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(TOKEN)) {
    pieces.push(...withLinks(text.slice(from, found.index)), { user: found[1] ?? '' });
    from = found.index + found[0].length;
  }
  return [...pieces, ...withLinks(text.slice(from))];
}

/** Signs that end a sentence do not belong to the address before them. */
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'»]/g;

function withLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ link: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
