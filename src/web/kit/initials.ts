import { isLegalForm } from '../../kernel/legal-forms.ts';

/** First letters of the first two words; quotes and legal forms do not count. */
export function initials(name: string): string {
  const words = name
    .replace(/[«»"'“”„]/g, '')
    .split(/[\s-]+/)
    .filter((w) => /^[\p{L}\p{N}]/u.test(w) && !isLegalForm(w));
  const letters = words.slice(0, 2).map((w) => [...w][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
