const known = new Map<string, Intl.DisplayNames>();

/** What a country or a language is called in the reader's language; the code itself where it has no name. */
export function displayName(language: string, type: 'region' | 'language', code: string): string {
  const key = `${language}${type}`;
  const names = known.get(key) ?? new Intl.DisplayNames([language, 'en'], { type, fallback: 'code' });
  known.set(key, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
