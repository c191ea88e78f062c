import { type Field, isToAny } from '../../../kernel/field.ts';
import type { Aliases } from './aliases.ts';

/**
 * A cell of an export made with `as=ids`, as the API takes it; undefined where it cannot be read. Ids of records that
 * this installation had before under ids of its own lead to those.
 */
export function exactValue(field: Field, text: string, aliases: Aliases): unknown {
  if (text === '') return null;
  switch (field.type) {
    case 'integer':
      return Number(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'money': {
      const [amount, currency] = text.split(' ');
      return { amount, currency };
    }
    case 'tags':
    case 'json':
      return parsed(text);
    case 'pick':
      return aliases.of(text);
    case 'ref':
      return isToAny(field) ? linkToAny(text, aliases) : aliases.of(text);
    default:
      return text;
  }
}

function linkToAny(text: string, aliases: Aliases): unknown {
  const at = text.indexOf(':');
  return { entity: text.slice(0, at), id: aliases.of(text.slice(at + 1)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
