/** Every text in this language, in one chunk that loads where the language is spoken. */
export const texts = import.meta.glob<Record<string, unknown>>(
  [
    '../locale/uz.json',
    '../../platform/**/locale/uz.json',
    '../../modules/*/locale/uz.json',
    '../../integrations/*/locale/uz.json',
  ],
  { eager: true, import: 'default' },
);

export { default as names } from '../../generated/uzbek-names.json' with { type: 'json' };
