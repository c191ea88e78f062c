/** Every text in this language, in one chunk that loads where the language is spoken. */
export const texts = import.meta.glob<Record<string, unknown>>(
  [
    '../locale/en.json',
    '../../platform/**/locale/en.json',
    '../../modules/*/locale/en.json',
    '../../integrations/*/locale/en.json',
  ],
  { eager: true, import: 'default' },
);
