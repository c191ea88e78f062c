/**
 * Names of countries, currencies and languages in Uzbek, after CLDR: browsers leave them out for languages in which they
 * themselves are not to be had, and show those of another language. `{ region: { UZ: 'Oʻzbekiston' }, ... }`.
 */
export function uzbekNamesFile(): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((a) => letters.map((b) => a + b));
  const names = {
    region: namesOf(
      'region',
      pairs.map((p) => p.toUpperCase()),
    ),
    language: namesOf('language', pairs),
    currency: namesOf('currency', Intl.supportedValuesOf('currency')),
  };
  return `${JSON.stringify(names, null, 1)}\n`;
}

function namesOf(type: 'region' | 'language' | 'currency', codes: string[]): Record<string, string> {
  const names = new Intl.DisplayNames('uz', { type, fallback: 'none' });
  return Object.fromEntries(
    codes.flatMap((code) => {
      const name = names.of(code);
      return name ? [[code, spelled(name)]] : [];
    }),
  );
}

/** CLDR writes the letters oʻ and gʻ and the sign ʼ with whatever quotation mark its translators had. */
const spelled = (name: string): string => name.replace(/(?<=[OoGg])[‘’']/g, 'ʻ').replace(/[‘’']/g, 'ʼ');
