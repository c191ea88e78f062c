import type { CardProperty } from './property.ts';

/** The whole value as text. */
export const textOf = ({ value }: CardProperty): string => unescaped(value).trim();

/** Components parted by semicolons, each a list parted by commas: N, ADR. */
export const componentsOf = ({ value }: CardProperty): string[][] => parted(value, ';').map(listIn);

/** Components of which none is a list: the comma of an organisation is its own. */
export const wordsOf = ({ value }: CardProperty): string[] =>
  parted(value, ';').map((word) => unescaped(word).trim());

/** A list parted by commas: CATEGORIES. */
export const listOf = ({ value }: CardProperty): string[] => listIn(value);

const listIn = (value: string): string[] => parted(value, ',').flatMap((one) => unescaped(one).trim() || []);

function parted(value: string, sign: ',' | ';'): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < value.length; i++) {
    if (value[i] === '\\') i++;
    else if (value[i] === sign) {
      parts.push(value.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** Colons and quotes need no backslash, but Apple and Google write one. */
const unescaped = (text: string): string =>
  text.replace(/\\([nN\\;,:"])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

/** A text as it would stand in a card: the way back of `unescaped`. */
export const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n');
