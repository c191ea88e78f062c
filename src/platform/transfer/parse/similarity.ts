/**
 * How alike two texts are, 0 to 1: the better of what typing slips leave (Damerau-Levenshtein, adjacent letters swapped
 * count once) and what beginnings have in common (Jaro-Winkler), the latter at nine tenths of its weight, because it
 * finds short words alike too easily.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || longest > 200) return 0;
  return Math.max(1 - editDistance(a, b) / longest, 0.9 * jaroWinkler(a, b));
}

/** The least number of letters inserted, removed, changed or swapped with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, at(above, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(twoAbove, j - 2) + 1);
      row.push(least);
    }
    twoAbove = above;
    above = row;
  }
  return at(above, b.length);
}

const at = (row: number[], index: number): number => row[index] ?? 0;

/** Jaro's share of common letters, raised for a common beginning of up to four (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const [inA, inB] = commonLetters(a, b);
  const common = inA.length;
  if (common === 0) return 0;
  const moved = [...inA].filter((char, i) => char !== inB[i]).length / 2;
  const jaro = (common / a.length + common / b.length + (common - moved) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function commonLetters(a: string, b: string): [string, string] {
  const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0);
  const taken = new Array<boolean>(b.length).fill(false);
  let inA = '';
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(i + reach, b.length - 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = true;
      inA += a[i];
      break;
    }
  }
  return [inA, [...b].filter((_, j) => taken[j]).join('')];
}
