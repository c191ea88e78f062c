import { editDistance, similarity } from '../../platform/transfer/parse/similarity.ts';
import { skeleton } from './keys.ts';
import type { Profile } from './profile.ts';

/** Why two customers may be one; named to whoever decides. */
export type Reason = 'name' | 'phone' | 'email' | 'site' | 'tax' | 'birthday' | 'address' | 'company';
export interface Likeness {
  /** 0 to 1: how probable it is that both are one. */
  score: number;
  reasons: Reason[];
}
/** How much a word says, 0 to 1: a word that many names have says little. */
export type Rarity = (word: string) => number;

/**
 * Adds up what speaks for and against, as log odds (Fellegi and Sunter 1969); what only one of them knows says nothing.
 * Weights were set by hand on the people and restaurants of the reference data (`reference.test.ts`), not learned.
 */
export function likeness(a: Profile, b: Profile, rarity: Rarity = () => 1): Likeness {
  if (a.kind !== b.kind) return { score: 0, reasons: [] };
  const found = [
    names(a, b, rarity),
    shared('phone', a.phones, b.phones, a.kind === 'person' ? 5 : 4.5, -0.7),
    shared('email', a.emails, b.emails, 6, -0.3),
    a.kind === 'company' ? shared('site', a.domains, b.domains, 4, -0.7) : nothing,
    a.tax && b.tax ? { reason: 'tax', weight: a.tax === b.tax ? 9 : -6 } : nothing,
    birthdays(a.birthday, b.birthday),
    addresses(a, b),
    places(a, b),
    a.company && b.company ? { reason: 'company', weight: a.company === b.company ? 0.6 : -0.7 } : nothing,
  ] as Evidence[];
  const sum = found.reduce((all, e) => all + e.weight, PRIOR);
  return {
    score: 1 / (1 + Math.exp(-sum)),
    reasons: found.flatMap((e) => (e.reason && e.weight > 0.5 ? [e.reason] : [])),
  };
}
/** Two that share a key are still mostly two. */
const PRIOR = -3;

interface Evidence {
  reason?: Reason;
  weight: number;
}
const nothing: Evidence = { weight: 0 };

function shared(reason: Reason, a: string[], b: string[], weight: number, against: number): Evidence {
  if (!a.length || !b.length) return nothing;
  if (a.some((v) => b.includes(v))) return { reason, weight };
  const isSlip = a.some((v) => b.some((w) => v.length > 6 && w.length > 6 && editDistance(v, w) === 1));
  return { reason, weight: isSlip ? weight / 3 : against };
}

function names(a: Profile, b: Profile, rarity: Rarity): Evidence {
  if (!a.words.length || !b.words.length) return nothing;
  const alike = wordsAlike(a.words, b.words, rarity);
  const told = Math.max(...a.words.map(rarity), ...b.words.map(rarity));
  if (alike >= 0.8) return { reason: 'name', weight: (alike - 0.8) * 17.5 * (0.4 + 0.6 * told) + 0.6 };
  return { reason: 'name', weight: Math.max(a.kind === 'person' ? -3.5 : -5, (alike - 0.8) * 12) };
}

/** How alike two names are: each word with its best match in the other, whatever the order; initials match words. */
function wordsAlike(a: string[], b: string[], rarity: Rarity = () => 1): number {
  const whole = similarity(a.join(''), b.join(''));
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  let matched = 0;
  let weight = 0;
  for (const word of few) {
    const best = left
      .map((other) => wordAlike(word, other))
      .reduce((m, s, i, all) => (s > (all[m] ?? 0) ? i : m), 0);
    const other = left[best];
    const alike = other === undefined ? 0 : wordAlike(word, other);
    const own = Math.max(0.15, rarity(word));
    matched += alike * own;
    weight += own;
    if (other !== undefined && alike > 0.6) left.splice(best, 1);
  }
  // Words that only one of them has (a middle name, a city) speak against it, but less than those that differ.
  const extra = left.reduce((sum, word) => sum + Math.max(0.15, rarity(word)), 0);
  const byWords = weight ? matched / (weight + 0.35 * extra) : 0;
  return Math.max(byWords, whole);
}

function wordAlike(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.85 : 0;
  if (/\d/.test(a) || /\d/.test(b)) return 0;
  const alike = similarity(a, b);
  // Vowels are what alphabets, dialects and slips change first.
  const own = skeleton(a);
  if (own.length >= 3 && own === skeleton(b)) return Math.max(0.97, alike);
  return alike < 0.6 ? 0 : alike;
}

function birthdays(a: string | null, b: string | null): Evidence {
  if (!a || !b) return nothing;
  if (a === b) return { reason: 'birthday', weight: 4 };
  const [x, y] = [a.replaceAll('-', ''), b.replaceAll('-', '')];
  const isSwapped =
    x.slice(0, 4) === y.slice(0, 4) && x.slice(4, 6) === y.slice(6) && x.slice(6) === y.slice(4, 6);
  return { reason: 'birthday', weight: isSwapped || editDistance(x, y) <= 1 ? 3 : -2.5 };
}

function addresses(a: Profile, b: Profile): Evidence {
  if (!a.addresses.length || !b.addresses.length) return nothing;
  const alike = Math.max(...a.addresses.flatMap((x) => b.addresses.map((y) => addressAlike(x, y))));
  return { reason: 'address', weight: alike >= 0.6 ? (alike - 0.6) * 10 + 0.5 : (alike - 0.6) * 3 };
}

/** The share of words that both have, slips allowed; numbers must be the same. */
function addressAlike(a: string[], b: string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  let matched = 0;
  for (const word of few) {
    const i = left.findIndex((other) => other === word || (wordAlike(word, other) >= 0.8 && word.length > 2));
    if (i < 0) continue;
    left.splice(i, 1);
    matched++;
  }
  return (2 * matched) / (a.length + b.length);
}

function places(a: Profile, b: Profile): Evidence {
  const city = a.city && b.city ? (similarity(a.city, b.city) >= 0.75 ? 0.8 : -0.8) : 0;
  const region = a.region && b.region ? (a.region === b.region ? 0.3 : -0.6) : 0;
  return { weight: city + region };
}
