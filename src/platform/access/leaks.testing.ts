import type { Client } from '../../testing/client.ts';
import type { MadeRecord } from '../../testing/organisation.ts';
import type { App } from '../app.ts';
import type { AccessModel } from './model.testing.ts';

export interface Answered {
  model: AccessModel;
  app: App;
  who: Client;
  /** The route's pattern, and the path that was asked. */
  route: string;
  path: string;
  text: string;
  body: unknown;
  records: MadeRecord[];
}

/** Words and ids in an answer that the asker may not see; words that the asker sent do not count. */
export function leaksIn(a: Answered): string[] {
  return [...a.records.flatMap((record) => recordLeaks(a, record)), ...keyLeaks(a)].map(
    (leak) => `${a.who.name} GET ${decodeURIComponent(a.path)}: ${leak}`,
  );
}

function recordLeaks(a: Answered, record: MadeRecord): string[] {
  const entity = a.app.registry.entity(record.entity);
  const isSeen = a.model.may(a.who.id, entity, record.id, 'read');
  const hidden = a.model.hiddenFields(a.who.id, entity);
  const marks = Object.entries(record.marks).filter(([field]) => !isSeen || hidden.includes(field));
  const isHistoryOfCustomer = !isSeen && a.route.endsWith('/timeline') && entity.timeline === 'full';
  const open = isHistoryOfCustomer ? marks.filter(([field]) => hidden.includes(field)) : marks;
  const words = open
    .filter(([, word]) => a.text.includes(word) && !a.path.includes(word))
    .map(([field, word]) => `${record.entity}.${field} (${word})`);
  const isNamed =
    !isSeen && !isHistoryOfCustomer && a.text.includes(record.id) && !a.path.includes(record.id);
  return isNamed ? [...words, `id of ${record.entity} ${record.id}`] : words;
}

/** Names of hidden fields as keys of the entity's own records. */
function keyLeaks(a: Answered): string[] {
  const entity = a.app.registry.byRoute(a.route.split('/')[3] ?? '');
  if (!entity || entity.isInternal) return [];
  const hidden = a.model.hiddenFields(a.who.id, entity);
  const items = itemsOf(a.body);
  return hidden
    .filter((name) => items.some((item) => Object.hasOwn(item, name)))
    .map((name) => `key ${name}`);
}

function itemsOf(body: unknown): object[] {
  if (typeof body !== 'object' || body === null) return [];
  if ('items' in body && Array.isArray(body.items))
    return body.items.filter((i) => typeof i === 'object' && i !== null);
  return 'id' in body ? [body] : [];
}
