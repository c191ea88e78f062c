import { fold } from '../../../kernel/fold.ts';
import { similarity } from './similarity.ts';

/** A field that a column may go to, with all the names that people and programs give it. */
export interface MappingTarget {
  key: string;
  labels: string[];
  synonyms?: string[];
}

export interface ProposedTarget {
  key: string;
  /** 0 to 1: from 0.9 on it may be taken unasked. */
  confidence: number;
}

const LEAST = 0.72;

/**
 * For each header the target that it most probably means, or null; every target once, the surest pairs first. Headers may be written in snake or camel case, in
 * any of the labels' languages and alphabets, abbreviated at the end or misspelt.
 */
export function proposeMapping(headers: string[], targets: MappingTarget[]): (ProposedTarget | null)[] {
  const names = targets.map((t) => [...t.labels, ...(t.synonyms ?? []), t.key].map(words));
  const pairs = headers.flatMap((header, column) => {
    const wanted = words(header);
    return names.map((own, target) => ({
      column,
      target,
      confidence: Math.max(...own.map((n) => alike(wanted, n))),
    }));
  });
  pairs.sort((a, b) => b.confidence - a.confidence || a.column - b.column || a.target - b.target);
  const result = headers.map((): ProposedTarget | null => null);
  const taken = new Set<number>();
  for (const { column, target, confidence } of pairs) {
    if (confidence < LEAST) break;
    if (result[column] || taken.has(target)) continue;
    taken.add(target);
    result[column] = { key: targets[target]?.key ?? '', confidence };
  }
  return result;
}

/** `closeDate`, `close_date` and `Close Date (UTC)` in words. */
function words(name: string): string[] {
  const parted = name
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$& ');
  const folded = fold(parted === '' || parted.trim() === '' ? name : parted);
  return folded.split(' ').filter(Boolean);
}

function alike(a: string[], b: string[]): number {
  const [joinedA, joinedB] = [a.join(''), b.join('')];
  if (joinedA === '' || joinedB === '') return 0;
  if (joinedA === joinedB) return 1;
  const spelling = Math.min(joinedA.length, joinedB.length) < 4 ? 0 : similarity(joinedA, joinedB) * 0.95;
  return Math.max(spelling >= 0.8 ? spelling : 0, byWords(a, b));
}

// The words of one found in the other, whatever their order; each left over makes it less sure.
function byWords(a: string[], b: string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  let sum = 0;
  for (const word of few) {
    const scores = left.map((other) =>
      word === other ? 1 : word.length > 3 ? similarity(word, other) * 0.95 : 0,
    );
    const best = Math.max(0, ...scores);
    if (best < 0.82) return 0;
    left.splice(scores.indexOf(best), 1);
    sum += best;
  }
  return (sum / few.length) * (1 - 0.2 * (left.length / many.length) - (left.length > 0 ? 0.1 : 0));
}
