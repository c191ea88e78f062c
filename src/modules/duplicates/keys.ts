import type { Profile } from './profile.ts';

/**
 * Under which keys a customer is looked for: two that share one are compared, so each kind of likeness has its own, and a
 * slip in one part leaves the others. (Blocking by several passes: Christen, Data Matching, 2012, ch. 4.)
 */
export function keysOf(p: Profile): string[] {
  const names = p.words.map(skeleton).filter((s) => s.length > 1);
  const keys = [
    ...p.phones.map((v) => `p:${v}`),
    ...p.emails.map((v) => `e:${v}`),
    ...p.domains.map((v) => `d:${v}`),
    ...(p.tax ? [`t:${p.tax}`] : []),
    ...(p.birthday ? [`b:${p.birthday}`] : []),
    ...p.addresses.flatMap(addressKeys),
    ...pairs(names).map((v) => `n:${v}`),
    ...p.words.map(wordPart),
    `f:${p.words.join('').slice(0, 60)}`,
  ];
  return [...new Set(keys.map((key) => `${p.kind[0]}${key}`))].slice(0, 60);
}

/** The key under which everybody lies who has the word in the name: how common it is, is counted by it. */
export const wordKey = (kind: Profile['kind'], word: string): string => `${kind[0]}${wordPart(word)}`;
const wordPart = (word: string): string => `w:${skeleton(word)}`;

/** The consonants that are heard in a word, doubled ones once: what other spellings and slips in vowels leave. */
export function skeleton(word: string): string {
  if (/\d/.test(word)) return word;
  const [first = '', ...rest] = word;
  return (first + rest.join('').replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1');
}

/** House and street: the longest word with each number. */
function addressKeys(words: string[]): string[] {
  const numbers = words.filter((w) => /^\d/.test(w)).slice(0, 3);
  const [longest] = words.filter((w) => !/\d/.test(w)).sort((a, b) => b.length - a.length);
  return longest ? numbers.map((n) => `a:${n} ${skeleton(longest)}`) : [];
}

function pairs(names: string[]): string[] {
  const few = names.slice(0, 5);
  return few.flatMap((a, i) => few.slice(i + 1).map((b) => [a, b].sort().join(' ')));
}
