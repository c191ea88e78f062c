import { fold } from '../../../kernel/fold.ts';
import { isLegalForm } from '../../../kernel/legal-forms.ts';
import { similarity } from './similarity.ts';

export interface Match {
  /** The place of the candidate in the list. */
  index: number;
  candidate: string;
  /** 0 to 1; from 0.95 on it is the same but for spelling conventions, below 0.8 only worth showing. */
  confidence: number;
}

/**
 * The candidates that the value may stand for, best first: the same text, the same after folding (case, alphabet,
 * punctuation, spaces: `GTXPro` for `GTX Pro`), then those of similar spelling (`technolgy` for `technology`).
 */
export function proposeMatches(value: string, candidates: string[], most = 5): Match[] {
  const wanted = formsOf(value);
  return candidates
    .map((candidate, index) => ({ index, candidate, confidence: confidence(wanted, formsOf(candidate)) }))
    .filter((match) => match.confidence >= 0.6)
    .sort((a, b) => b.confidence - a.confidence || a.index - b.index)
    .slice(0, most);
}

interface Forms {
  text: string;
  folded: string;
  compact: string;
  /** Without words for the legal form, and those words. */
  bare: string;
  forms: string;
}

function formsOf(text: string): Forms {
  const folded = fold(text);
  const words = folded.split(' ');
  return {
    text: text.trim(),
    folded,
    compact: folded.replaceAll(' ', ''),
    bare: words.filter((w) => !isLegalForm(w)).join(' '),
    forms: words.filter(isLegalForm).sort().join(' '),
  };
}

function confidence(a: Forms, b: Forms): number {
  if (a.text === b.text) return 1;
  if (a.compact === '' || b.compact === '') return 0;
  if (a.folded === b.folded) return 0.99;
  if (a.compact === b.compact) return 0.98;
  // «Газ» for ООО «Газ»; АО «Газ» is another company.
  if (a.bare && a.bare === b.bare) return a.forms && b.forms && a.forms !== b.forms ? 0.75 : 0.93;
  const alike = similarity(a.compact, b.compact);
  const inOrder = (words: string): string => words.split(' ').sort().join(' ');
  if (inOrder(a.folded) === inOrder(b.folded)) return 0.96;
  // GTX 200 and GTX 300 are spelt alike and are different things.
  return digits(a.compact) === digits(b.compact) ? Math.min(alike, 0.95) : alike * 0.7;
}

const digits = (text: string): string => text.replace(/\D/g, '');
