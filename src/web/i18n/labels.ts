import { createContext, useContext } from 'react';
import type { MetaField } from '../../kernel/api.ts';
import type { FieldProblem } from '../../kernel/errors.ts';
import type { Overlay } from '../../kernel/field.ts';
import { labels } from './label-store.ts';
import { texts } from './language.ts';

/** What a label is asked of: an entity, a kind of one, or a field with a label of the company's own. */
interface Named {
  name: string;
  base: string;
  family?: readonly string[];
  fields?: readonly LabelledField[];
}
interface LabelledField {
  name: string;
  custom?: { label: string } | undefined;
  overlay?: Overlay | undefined;
}

/** Names of declared things in the language spoken now; a kind falls back to its base, and all to the bare name. */
export interface LabelLookup {
  one(entity: Named | string): string;
  many(entity: Named | string): string;
  field(entity: Named, field: LabelledField): string;
  /** As the program calls the field, whatever the company made of it. */
  declared(entity: Named, field: string): string;
  option(entity: Named, field: string, option: string): string;
  verb(entity: Named, verb: string): string;
  list(list: string): string;
  event(entity: string, verb: string): string;
  /** Whether the entity has words of its own for the event, which then name what it happened to. */
  hasEvent(entity: string, verb: string): boolean;
  problem(problem: Pick<FieldProblem, 'code' | 'params'>): string;
  error(code: string, params?: Record<string, unknown>): string;
}

/** What the company says below the field. */
export const helpOf = (field: MetaField): string | undefined => field.overlay?.help ?? field.custom?.help;

export const useLabels = (): LabelLookup => useContext(LabelsContext);

export const lookup: LabelLookup = {
  one: (entity) => labels().entity[nameOf(entity)]?.one ?? humanised(nameOf(entity)),
  many: (entity) => labels().entity[nameOf(entity)]?.many ?? humanised(nameOf(entity)),
  field: (entity, field) =>
    field.overlay?.label ?? field.custom?.label ?? lookup.declared(entity, field.name),
  declared: (entity, field) =>
    inFamily(labels().field, entity, field) ?? labels().field['*']?.[field] ?? humanised(field),
  option: (entity, field, option) =>
    entity.fields?.find((f) => f.name === field)?.overlay?.options?.[option] ??
    inFamily(labels().option, entity, field)?.[option] ??
    labels().option['*']?.[field]?.[option] ??
    humanised(option),
  verb: (entity, verb) =>
    inFamily(labels().verb, entity, verb) ?? labels().verb['*']?.[verb] ?? humanised(verb),
  list: (list) => labels().list[list] ?? humanised(list),
  event: (entity, verb) => labels().event[entity]?.[verb] ?? labels().event['*']?.[verb] ?? humanised(verb),
  hasEvent: (entity, verb) => labels().event[entity]?.[verb] !== undefined,
  problem: (p) =>
    filled(labels().problem[p.code] ?? labels().error[p.code], p.params) ??
    texts.t('failure.problem', { code: p.code }),
  error: (code, params) => filled(labels().error[code], params) ?? texts.t('failure.unknown', { code }),
};

/** Another object for each language, so that what shows labels is drawn again. */
export const LabelsContext = createContext<LabelLookup>(lookup);

const nameOf = (entity: Named | string): string => (typeof entity === 'string' ? entity : entity.name);

function inFamily<T>(table: Record<string, Record<string, T>>, entity: Named, key: string): T | undefined {
  const own = table[entity.name]?.[key] ?? table[entity.base]?.[key];
  return own ?? entity.family?.map((kind) => table[kind]?.[key]).find((text) => text !== undefined);
}

/** Puts values in place of `{{name}}`; the texts come from us, the values may be anything and stay text. */
function filled(text: string | undefined, params: Record<string, unknown> = {}): string | undefined {
  return text?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** `contacts.communicationMethod` -> `Communication method`. */
function humanised(name: string): string {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const words = last
    .replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)
    .replace(/[_-]/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
