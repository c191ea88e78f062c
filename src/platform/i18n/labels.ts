import { readdirSync, readFileSync } from 'node:fs';
import { createInstance, type i18n } from 'i18next';
import type { Entity } from '../../kernel/entity.ts';
import { type Language, languages } from '../../kernel/i18n.ts';

/** Texts of the server's own: headings of exports, reasons in files of refused rows. The same locale files as the screens'. */
const texts: Record<Language, i18n> = load();

type Tree = { [key: string]: string | Tree };

function load(): Record<Language, i18n> {
  const root = new URL('../../', import.meta.url);
  const folders = readdirSync(new URL('modules/', root)).map((m) => `modules/${m}/locale/`);
  const all = ['web/locale/', 'platform/locale/', ...folders];
  const entries = languages.map((language) => {
    const instance = createInstance();
    const translation = all.map((f) => read(new URL(`${f}${language}.json`, root))).reduce(merge, {});
    instance.init({
      lng: language,
      fallbackLng: false,
      initAsync: false,
      keySeparator: false,
      interpolation: { escapeValue: false },
      resources: { [language]: { translation: flatten(translation) } },
    });
    return [language, instance] as const;
  });
  return Object.fromEntries(entries) as Record<Language, i18n>;
}

function read(file: URL): Tree {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tree;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

function merge(a: Tree, b: Tree): Tree {
  const result = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const known = result[key];
    result[key] = typeof known === 'object' && typeof value === 'object' ? merge(known, value) : value;
  }
  return result;
}

function flatten(tree: Tree, path: string[] = []): Record<string, string> {
  const parts = Object.entries(tree).map(([key, value]) =>
    typeof value === 'string' ? { [keyOf([...path, key])]: value } : flatten(value, [...path, key]),
  );
  return Object.assign({}, ...parts);
}

/** Names of entities hold points, so keys are joined by another sign. */
function keyOf(path: string[]): string {
  return path.join('/');
}

const text = (
  language: Language,
  path: string[],
  params: Record<string, unknown> = {},
): string | undefined => {
  const key = keyOf(path);
  return texts[language].exists(key) ? texts[language].t(key, params) : undefined;
};

/** A kind's label falls back to its base's, then to that of every entity's own fields, then to the name. */
export const fieldLabel = (language: Language, entity: Entity, name: string): string =>
  entity.fields[name]?.overlay?.label ??
  entity.fields[name]?.custom?.label ??
  declaredLabel(language, entity, name);

/** As the program itself calls the field. */
export const declaredLabel = (language: Language, entity: Entity, name: string): string =>
  text(language, ['field', entity.name, name]) ??
  text(language, ['field', entity.base, name]) ??
  text(language, ['field', '*', name]) ??
  name;

export const optionLabel = (language: Language, entity: Entity, field: string, option: string): string =>
  entity.fields[field]?.overlay?.options?.[option] ??
  text(language, ['option', entity.name, field, option]) ??
  text(language, ['option', entity.base, field, option]) ??
  option;

export const entityLabel = (language: Language, entity: Entity): string =>
  text(language, ['entity', entity.name, 'many']) ?? entity.name;

export const problemText = (language: Language, code: string, params: Record<string, unknown> = {}): string =>
  text(language, ['problem', code], params) ?? text(language, ['error', code], params) ?? code;

/** Other words of the program's own, by their place in `locale/`; the last part of the place where there are none. */
export const ownText = (language: Language, path: string[], params: Record<string, unknown> = {}): string =>
  text(language, path, params) ?? path.at(-1) ?? '';

/** Words of a letter that the program writes by itself. */
export const letterText = (
  language: Language,
  kind: string,
  part: 'subject' | 'text',
  params: Record<string, unknown>,
): string => text(language, ['letter', kind, part], params) ?? kind;
