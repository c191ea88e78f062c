/** By kind and code, for a language whose names the browser does not have. */
export type Names = Record<NameKind, Record<string, string>>;
export type NameKind = 'region' | 'language' | 'currency';

const own = new Map<string, Names>();
const known = new Map<string, Intl.DisplayNames>();

/** Names that come with a language's texts go before those of the browser. */
export function setNames(language: string, names: Names): void {
  own.set(language, names);
}

/** What a country, a currency or a language is called in the reader's language; the code itself where it has no name. */
export function displayName(language: string, type: NameKind, code: string): string {
  const name = own.get(language)?.[type][code];
  if (name) return name;
  const key = `${language}${type}`;
  const names = known.get(key) ?? new Intl.DisplayNames([language, 'en'], { type, fallback: 'code' });
  known.set(key, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
