import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from '../../kernel/i18n.ts';
import { type Names, setNames } from './display-name.ts';
import { setLabels } from './label-store.ts';

type Texts = Record<string, Record<string, unknown>>;

const loaders: Record<Language, () => Promise<{ texts: Texts; names?: Names }>> = {
  en: () => import('./en.ts'),
  ru: () => import('./ru.ts'),
  uz: () => import('./uz.ts'),
};

/** Each language by its own name, as its speakers look for it. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', uz: 'Oʻzbekcha' };

/** Texts of `src/web` are in the namespace `web`, those of a module in one of the module's name. */
export const texts: i18n = createInstance();

const REMEMBERED = 'mijoz.language';

/** The language last spoken here, else the browser's first that we speak, else English. */
export function firstLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (isLanguage(remembered)) return remembered;
  return navigator.languages.map((l) => l.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export async function startLanguage(language: Language): Promise<void> {
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'web',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(language);
}

/** Loads the language's texts where they are not loaded, then shows everything in it. */
export async function speak(language: Language): Promise<void> {
  const { texts: files, names } = await loaders[language]();
  if (names) setNames(language, names);
  for (const [path, content] of Object.entries(files)) {
    texts.addResourceBundle(language, namespaceOf(path), content, true, true);
  }
  setLabels(language, Object.values(files));
  document.documentElement.lang = language;
  localStorage.setItem(REMEMBERED, language);
  await texts.changeLanguage(language);
}

/** `../../modules/deals/locale/ru.json` -> `deals`. */
function namespaceOf(path: string): string {
  return /([^/]+)\/locale\/[a-z]+\.json$/.exec(path)?.[1]?.replace(/^\.\.$/, 'web') ?? 'web';
}
