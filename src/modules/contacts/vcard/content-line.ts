import { escaped } from '../../../platform/transfer/parse/vcard/values.ts';

/** A property of a card before it is written. */
export interface Line {
  name: string;
  /** Joins properties that belong together: `item1.TEL` and `item1.X-ABLabel`. */
  group?: string;
  params?: Record<string, readonly string[]>;
  value: string;
}

export const textLine = (name: string, value: string, params: Line['params'] = {}): Line => ({
  name,
  params,
  value: escaped(value),
});

export const partsLine = (name: string, parts: readonly string[], params: Line['params'] = {}): Line => ({
  name,
  params,
  value: parts.map(escaped).join(';'),
});

/** Numbers and addresses of the web are no texts: nothing in them is escaped, so nothing in them may end the line. */
export const plainLine = (name: string, value: string, params: Line['params'] = {}): Line => ({
  name,
  params,
  value: value.replace(/\s+/g, ' ').trim().replaceAll('\\', '\\\\'),
});

export function written({ name, group, params = {}, value }: Line): string {
  const own = Object.entries(params).flatMap(([key, values]) =>
    values.length ? `;${key}=${values.map(paramValue).join(',')}` : [],
  );
  return `${folded(withoutControls(`${group ? `${group}.` : ''}${name}${own.join('')}:${value}`))}\r\n`;
}

/** RFC 6868: a quote cannot stand in a parameter otherwise, nor can a line break. */
function paramValue(value: string): string {
  const text = value
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n|\n|\r/g, '^n');
  return /[,:;]/.test(text) ? `"${text}"` : text;
}

const withoutControls = (text: string): string => text.replace(/[^\P{Cc}\t]/gu, ' ').toWellFormed();

const LONGEST = 75;

/** Lines of 75 octets at most (RFC 2426, 2.6), none of which ends within a letter. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST) return line;
  const lines: string[] = [];
  let own = '';
  let size = 0;
  for (const letter of line) {
    const length = Buffer.byteLength(letter);
    if (size + length > LONGEST) {
      lines.push(own);
      own = ' ';
      size = 1;
    }
    own += letter;
    size += length;
  }
  return [...lines, own].join('\r\n');
}
