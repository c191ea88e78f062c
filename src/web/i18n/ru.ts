/** Every text in this language, in one chunk that loads where the language is spoken. */
export const texts = import.meta.glob<Record<string, unknown>>(
  [
    '../locale/ru.json',
    '../../platform/**/locale/ru.json',
    '../../modules/*/locale/ru.json',
    '../../integrations/*/locale/ru.json',
  ],
  { eager: true, import: 'default' },
);
