export type SingleByte = 'windows-1251' | 'windows-1252' | 'koi8-r' | 'ibm866';

const CANDIDATES: SingleByte[] = ['windows-1251', 'windows-1252', 'koi8-r', 'ibm866'];

/** The one-byte encoding in which the text looks most like Russian or a western language; of equals the first named. */
export function guessSingleByte(bytes: Uint8Array): SingleByte {
  let best: { encoding: SingleByte; score: number } = {
    encoding: 'windows-1251',
    score: Number.NEGATIVE_INFINITY,
  };
  for (const encoding of CANDIDATES) {
    const score = plausibility(new TextDecoder(encoding).decode(bytes));
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

const FREQUENT = /[оеаинтсрвл]/g;
const CASED = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u;

function plausibility(text: string): number {
  let score = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu))
    if (/\P{ASCII}/u.test(word)) score += wordScore(word);
  score -= 3 * (text.match(/[\u0080-\u009f\u2500-\u259f\ufffd]/g)?.length ?? 0);
  score -= text.match(/[^\p{L}\p{N}\s\p{ASCII}«»„“”‘’–—№…°€§©®•\u00a0]/gu)?.length ?? 0;
  return score;
}

function wordScore(word: string): number {
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (cyrillic === word.length)
    return (CASED.test(word) ? 2 : -3) + 2 * ((word.match(FREQUENT)?.length ?? 0) / word.length);
  if (cyrillic > 0) return -5;
  const accented = word.match(/\P{ASCII}/gu)?.length ?? 0;
  return word.length > 1 && accented * 2 <= word.length && CASED.test(word) ? 3 : -3;
}
