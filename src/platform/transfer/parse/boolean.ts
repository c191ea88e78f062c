import { fold } from '../../../kernel/fold.ts';
import type { CellValue } from './table.ts';

/** Yes or no, in the words and signs of the three languages; null for anything else. */
export function parseBoolean(cell: CellValue): boolean | null {
  if (typeof cell === 'boolean') return cell;
  if (cell === 1 || cell === 0) return cell === 1;
  if (typeof cell !== 'string' || cell.length > 12) return null;
  const text = cell.trim();
  return WORDS.get(text) ?? WORDS.get(fold(text)) ?? null;
}

const words = (value: boolean, list: string): [string, boolean][] =>
  list.split(' ').flatMap((word): [string, boolean][] => [
    [word, value],
    [fold(word) || word, value],
  ]);

const WORDS = new Map<string, boolean>([
  ...words(true, '1 true yes y t on ha ҳа да истина вкл bor rost + ✓ ✔ ☑'),
  ...words(false, '0 false no n f off yoʻq нет ложь выкл yolgʻon йўқ - ☐ ✗'),
]);
