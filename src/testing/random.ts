/** Choices that follow from a seed, so that a failure can be repeated. */
export interface Random {
  /** Between 0 and 1. */
  next(): number;
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** Each with an even chance, in their order. */
  some<T>(list: readonly T[]): T[];
  chance(share: number): boolean;
  /** Eight letters that stand nowhere else. */
  word(): string;
}

/** Mulberry32, after Tommy Ettinger. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const random: Random = {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => {
      if (!list.length) throw new Error('nothing to pick from');
      return list[Math.floor(next() * list.length)] as (typeof list)[number];
    },
    some: (list) => list.filter(() => next() < 0.5),
    chance: (share) => next() < share,
    word: () => Array.from({ length: 8 }, () => 'bcdfghjklmnpqrstvwxz'[Math.floor(next() * 20)]).join(''),
  };
  return random;
}
