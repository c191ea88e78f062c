import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { refused } from '../ical/jcal.ts';

/** An element with its namespace, whatever prefix it was written with. */
export interface XmlNode {
  ns: string;
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}
export const DAV = 'DAV:';
export const CAL = 'urn:ietf:params:xml:ns:caldav';
export const CS = 'http://calendarserver.org/ns/';

const DEEPEST = 20;
const ATTRIBUTES = ':@';
const MARK = '@_';

/** No entities but the five of XML itself, and no document type that could declare some. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: MARK,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** The document's element; undefined for an empty body. */
export function parseXml(text: string): XmlNode | undefined {
  if (!text.trim()) return undefined;
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || XMLValidator.validate(text) !== true)
    throw refused('xml_unreadable');
  const nodes = (parser.parse(text) as Raw[]).flatMap((raw) => nodeOf(raw, {}, DEEPEST) ?? []);
  return nodes[0];
}

type Raw = Record<string, unknown>;
type Prefixes = Record<string, string>;

function nodeOf(raw: Raw, outer: Prefixes, deep: number): XmlNode | undefined {
  if (deep < 0) throw refused('xml_unreadable');
  const tag = Object.keys(raw).find((key) => key !== ATTRIBUTES && !key.startsWith('#'));
  if (!tag) return undefined;
  const attributes = Object.fromEntries(
    Object.entries((raw[ATTRIBUTES] ?? {}) as Record<string, string>).map(([name, value]) => [
      name.slice(MARK.length),
      unescaped(value),
    ]),
  );
  const prefixes = { ...outer, ...declared(attributes) };
  const [prefix, name] = tag.includes(':') ? (tag.split(':', 2) as [string, string]) : ['', tag];
  const inner = raw[tag] as Raw[];
  return {
    ns: prefixes[prefix] ?? '',
    name,
    attributes,
    children: inner.flatMap((child) => nodeOf(child, prefixes, deep - 1) ?? []),
    text: unescaped(inner.map((child) => String(child['#text'] ?? '')).join('')).trim(),
  };
}

function declared(attributes: Record<string, string>): Prefixes {
  const own: Prefixes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') own[''] = value;
    else if (name.startsWith('xmlns:')) own[name.slice(6)] = value;
  }
  return own;
}

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child) => child.name === name);
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

const prefixOf: Record<string, string> = { [DAV]: 'd', [CAL]: 'c', [CS]: 'cs' };

/** An element of a known or of any other namespace, around XML that is written already. */
export function element(ns: string, name: string, inner = '', attributes = ''): string {
  const prefix = prefixOf[ns];
  const tag = prefix ? `${prefix}:${name}` : `x:${name} xmlns:x="${escaped(ns)}"`;
  const end = prefix ? `${prefix}:${name}` : `x:${name}`;
  return inner ? `<${tag}${attributes}>${inner}</${end}>` : `<${tag}${attributes}/>`;
}

export const document = (name: string, inner: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<d:${name} xmlns:d="${DAV}" xmlns:c="${CAL}" xmlns:cs="${CS}">${inner}</d:${name}>`;

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? '').replaceAll('\r', '&#13;');
const plain: Record<string, string> = Object.fromEntries(
  Object.entries(signs).map(([sign, name]) => [name, sign]),
);
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (name) => plain[name] ?? name);
