import { languages } from '../../../kernel/i18n.ts';
import { ownText } from '../../../platform/i18n/labels.ts';
import { type Line, plainLine, textLine } from './content-line.ts';
import type { CardChannel } from './customer.ts';

/** Names a new group. */
export type Groups = () => string;

/** Numbers, addresses and names in messengers. The first number and the first e-mail are those that the customer is called by. */
export function channelLines(channels: CardChannel[], isCompany: boolean, groups: Groups): Line[] {
  const main = [
    channels.find((c) => c.kind === 'phone' || c.kind === 'mobile'),
    channels.find((c) => c.kind === 'email'),
  ];
  return channels.flatMap((channel) => {
    const made = lineOf(channel);
    if (!made) return [];
    const { types, label } = labelsOf(channel.label, isCompany);
    const own = [...(made.types ?? []), ...types, ...(main.includes(channel) ? ['PREF'] : [])];
    const line = { ...made.line, params: { ...made.line.params, ...(own.length ? { TYPE: own } : {}) } };
    return made.isNamed ? [line] : withLabel(line, label, groups);
  });
}

/** Beside the property in a group of its own, as Apple and Google write it. */
export function withLabel(line: Line, label: string | undefined, groups: Groups): Line[] {
  if (!label) return [line];
  const group = line.group ?? groups();
  return [
    { ...line, group },
    { ...textLine('X-ABLabel', label), group },
  ];
}

/** Home, work and pager in any of our languages are types; other labels are the customer's own. */
export function labelsOf(label: string | null, isCompany: boolean): { types: string[]; label?: string } {
  const own = label ?? '';
  const type = ['home', 'work', 'pager'].find((name) =>
    [name, ...languages.map((l) => ownText(l, ['card', 'label', name]))].some(
      (word) => word.toLowerCase() === own.toLowerCase(),
    ),
  );
  if (type) return { types: [type.toUpperCase()] };
  // Outlook passes over a company's number of which it is not said that it is one of work.
  return { types: isCompany ? ['WORK'] : [], ...(own ? { label: own } : {}) };
}

interface Made {
  line: Line;
  types?: string[];
  /** The label is said in the property itself. */
  isNamed?: boolean;
}

function lineOf({ kind, value, extension, label }: CardChannel): Made | undefined {
  switch (kind) {
    case 'phone':
      return { line: plainLine('TEL', dialled(value, extension)), types: ['VOICE'] };
    case 'mobile':
      return { line: plainLine('TEL', dialled(value, extension)), types: ['CELL', 'VOICE'] };
    case 'fax':
      return { line: plainLine('TEL', dialled(value, extension)), types: ['FAX'] };
    case 'email':
      return { line: plainLine('EMAIL', value), types: ['INTERNET'] };
    case 'site':
      return { line: plainLine('URL', value) };
    case 'telegram':
      return { line: messenger('Telegram', value) };
    case 'whatsapp':
      return { line: messenger('WhatsApp', value) };
    case 'messenger':
      return { line: messenger(label, value), isNamed: true };
    default:
      return undefined;
  }
}

/** A comma is the pause after which telephones dial the extension. */
const dialled = (value: string, extension: string | null): string =>
  extension && !value.includes(extension) ? `${value},${extension}` : value;

/** Apple's scheme for services that have none of their own. */
const messenger = (service: string | null, value: string): Line =>
  plainLine(
    'IMPP',
    `x-apple:${encodeURI(value.toWellFormed())}`,
    service ? { 'X-SERVICE-TYPE': [service] } : {},
  );
