import type { Encoding } from '../encoding.ts';
import type { ContentLine } from './content-lines.ts';

/** One property of a card, of whatever version. */
export interface CardProperty {
  /** In capitals, without its group. */
  name: string;
  group: string;
  /** By name in capitals. */
  params: ReadonlyMap<string, readonly string[]>;
  /** Values of TYPE in small letters, bare ones of 2.1 among them. */
  types: readonly string[];
  /** Decoded, still with its backslashes: see `values.ts`. */
  value: string;
  line: number;
  /** Some of it is no text, or no text that can be stored. */
  isDamaged?: boolean;
  isTooLong?: boolean;
}

/** Pictures, sounds and keys are not read at all: their values are empty. */
export const BINARY: ReadonlySet<string> = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE']);

/** Undefined where the line is no property. `fallback`: the encoding of texts that name none and are no UTF-8. */
export function readProperty(given: ContentLine, fallback: Encoding): CardProperty | undefined {
  const { line, bytes, isCut } = given;
  const colon = colonOf(bytes);
  const [head = '', ...written] = partedOutsideQuotes(bytes.slice(0, colon), ';');
  const [, group = '', name] = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(head) ?? [];
  if (colon < 0 || !name) return undefined;
  if (BINARY.has(name.toUpperCase())) return property(name, group, new Map(), '', line);
  const params = paramsOf(written.map((param) => decoded(param, undefined, fallback)));
  const raw = bytes.slice(colon + 1);
  const charset = params.get('CHARSET')?.[0];
  const text = decoded(plainBytes(raw, params.get('ENCODING')?.[0] ?? ''), charset, fallback);
  return property(name, group, params, text, line, isCut);
}

/** A property of which everything is known; what cannot be stored is taken out and said. */
export function property(
  name: string,
  group: string,
  params: ReadonlyMap<string, readonly string[]>,
  text: string,
  line: number,
  isCut = false,
): CardProperty {
  const isDamaged = text.includes('\ufffd') || text.includes('\0');
  return {
    name: name.toUpperCase(),
    group: group.toLowerCase(),
    params,
    // `TYPE="home,voice"` is a list too.
    types: (params.get('TYPE') ?? []).flatMap((t) =>
      t
        .toLowerCase()
        .split(',')
        .map((one) => one.trim()),
    ),
    value: text.replace(/[^\P{Cc}\t\n]/gu, '').toWellFormed(),
    line,
    ...(isDamaged ? { isDamaged } : {}),
    ...(isCut ? { isTooLong: isCut } : {}),
  };
}

/** The first one outside of quotes; where a quote is never closed, the first one. */
function colonOf(bytes: string): number {
  let isQuoted = false;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === '"') isQuoted = !isQuoted;
    else if (bytes[i] === ':' && !isQuoted) return i;
  }
  return bytes.indexOf(':');
}

function partedOutsideQuotes(text: string, sign: string): string[] {
  const parts = [''];
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === sign && !isQuoted) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return parts;
}

const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);

/** `TEL;CELL;PREF` and `PHOTO;BASE64` name no parameter: what it is shows its value (vCard 2.1, 2.1.4). */
function paramsOf(written: string[]): Map<string, string[]> {
  const params = new Map<string, string[]>();
  for (const text of written) {
    const [bare = '', ...rest] = text.split('=');
    const isBare = rest.length === 0;
    const name = isBare ? (ENCODINGS.has(bare.trim().toUpperCase()) ? 'ENCODING' : 'TYPE') : bare.trim();
    const values = partedOutsideQuotes(isBare ? bare : rest.join('='), ',')
      .map(unquoted)
      .filter(Boolean);
    params.set(name.toUpperCase(), [...(params.get(name.toUpperCase()) ?? []), ...values]);
  }
  return params;
}

const CARETS: Record<string, string> = { '^n': '\n', '^^': '^', "^'": '"' };

/** RFC 6868 writes quotes and line breaks with a caret. */
const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\^[n^']/g, (sign) => CARETS[sign] ?? sign);

function plainBytes(raw: string, encoding: string): string {
  switch (encoding.toUpperCase()) {
    case 'QUOTED-PRINTABLE':
      return raw
        .replace(/=[ \t]*$/, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    case 'BASE64':
    case 'B':
      return Buffer.from(raw, 'base64').toString('latin1');
    default:
      return raw;
  }
}

/** By the charset that is named, else as UTF-8, else as the rest of the file. */
function decoded(bytes: string, charset: string | undefined, fallback: Encoding): string {
  const raw = Buffer.from(bytes, 'latin1');
  for (const label of [charset, 'utf-8']) {
    const text = label && strictly(raw, label);
    if (text !== undefined && text !== '') return text;
  }
  return bytes === '' ? '' : new TextDecoder(fallback).decode(raw);
}

function strictly(raw: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
}
