/**
 * What is wrong with a folder's translations, given as parsed files by language: same keys, same placeholders, the
 * plurals that each language has, nothing empty, nothing left in English unless it is among `allowed`.
 */
export function compareTranslations(files, allowed) {
  const english = flatten(files.en);
  const problems = pluralProblems(english, 'en');
  for (const language of ['ru', 'uz']) {
    if (!files[language]) {
      problems.push(`${language}.json is missing`);
      continue;
    }
    const translated = flatten(files[language]);
    problems.push(
      ...pluralProblems(translated, language),
      ...keyProblems(english, translated, language),
      ...textProblems(english, translated, language, allowed),
    );
  }
  return problems;
}

function flatten(value, key = '', texts = new Map()) {
  if (typeof value !== 'object' || value === null) return texts.set(key, String(value));
  for (const [part, inner] of Object.entries(value)) flatten(inner, key ? `${key}.${part}` : part, texts);
  return texts;
}

const baseOf = (key) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const basesOf = (texts) => new Set([...texts.keys()].map(baseOf));

function pluralProblems(texts, language) {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const bases = [...texts.keys()].filter((key) => key.endsWith('_other')).map(baseOf);
  return bases.flatMap((base) =>
    forms
      .filter((form) => !texts.has(`${base}_${form}`))
      .map((form) => `${language}: ${base}_${form} is missing`),
  );
}

function keyProblems(english, translated, language) {
  const wanted = basesOf(english);
  const found = basesOf(translated);
  const both = [...wanted].filter((key) => found.has(key));
  return [
    ...[...wanted].filter((key) => !found.has(key)).map((key) => `${language}: ${key} is missing`),
    ...[...found].filter((key) => !wanted.has(key)).map((key) => `${language}: ${key} is not in English`),
    ...both
      .filter((key) => placeholders(english, key) !== placeholders(translated, key))
      .map(
        (key) => `${language}: ${key} has other placeholders than English (${placeholders(english, key)})`,
      ),
  ];
}

// One form of a plural may do without the number ("a day"), so the forms are taken together.
function placeholders(texts, base) {
  const forms = [...texts].filter(([key]) => baseOf(key) === base).map(([, text]) => text);
  return [...new Set(forms.flatMap((text) => text.match(/\{\{[^}]+\}\}|<\/?\w+\/?>/g) ?? []))]
    .sort()
    .join(' ');
}

function textProblems(english, translated, language, allowed) {
  return [...translated].flatMap(([key, text]) =>
    problemsOf(text, english.get(key), language, allowed).map((problem) => `${language}: ${key} ${problem}`),
  );
}

function problemsOf(text, original, language, allowed) {
  const words = text.replace(/\{\{[^}]+\}\}|<[^>]+>/g, '');
  if (text.trim() === '') return ['is empty'];
  if (!/\p{L}{2}/u.test(words) || allowed.has(text)) return [];
  if (text === original)
    return ['is left in English; where it is the same, list it in same-in-every-language.json'];
  const hasCyrillic = /\p{Script=Cyrillic}/u.test(words);
  if (language === 'ru') return hasCyrillic ? [] : ['has no Cyrillic'];
  return [
    ...(hasCyrillic ? ['has Cyrillic letters'] : []),
    ...(/[og]['’‘`]/i.test(words) ? ['has a quotation mark in place of ʻ after o or g'] : []),
  ];
}
