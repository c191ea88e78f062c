import { DomainError } from '../../../kernel/errors.ts';

/** The text of an attribute in a start tag, decoded. */
export function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? decodeXml(match[1] ?? match[2] ?? '') : undefined;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text with its entities resolved; line ends as XML reads them. */
export function decodeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (all, hex, dec, name) => {
    if (name) return NAMED[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(dec);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

export interface XmlElement {
  /** The start tag's attributes. */
  tag: string;
  /** What stands between the tags, as it is written. */
  inner: string;
}

const LONGEST_ELEMENT = 50_000_000;

/**
 * The elements of one name, however deep, from a document that comes in pieces and is never held whole. The element must
 * not hold others of its name. Prefixes of namespaces are taken off.
 */
export async function* xmlElements(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<XmlElement> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true });
    const { elements, rest } = cutElements(text, name);
    yield* elements;
    text = text.slice(rest);
    if (text.length > LONGEST_ELEMENT) throw new DomainError('invalid', 'workbook_broken');
  }
  if (new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`).test(text))
    throw new DomainError('invalid', 'workbook_broken');
}

function cutElements(text: string, name: string): { elements: XmlElement[]; rest: number } {
  const start = startTag(name);
  const elements: XmlElement[] = [];
  let rest = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const [all, prefix = '', tag = ''] = match;
    const from = match.index + all.length;
    if (tag.endsWith('/')) {
      elements.push({ tag: tag.slice(0, -1), inner: '' });
      rest = from;
      continue;
    }
    const end = text.indexOf(`</${prefix}${name}>`, from);
    if (end < 0) return { elements, rest: match.index };
    elements.push({ tag, inner: text.slice(from, end) });
    rest = start.lastIndex = end + prefix.length + name.length + 3;
  }
  // A start tag may be cut in the middle.
  return { elements, rest: Math.max(rest, text.lastIndexOf('<')) };
}

const startTags = new Map<string, RegExp>();

// Made once for each name: a sheet asks for millions of cells.
function startTag(name: string): RegExp {
  const pattern = startTags.get(name) ?? new RegExp(`<(\\w+:)?${name}(?=[\\s/>])([^>]*)>`, 'g');
  startTags.set(name, pattern);
  pattern.lastIndex = 0;
  return pattern;
}

/** As `xmlElements`, from a text that is at hand. */
export const elementsIn = (text: string, name: string): XmlElement[] => cutElements(text, name).elements;
