/** Choices that follow from a seed: the same company is made from the same seed. */
export interface Seeded {
  /** Between 0 and 1. */
  next(): number;
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
}

/** Mulberry32, after Tommy Ettinger. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: <T>(list: readonly T[]): T => {
      const [first] = list;
      if (first === undefined) throw new Error('nothing to pick from');
      return list[between(0, list.length - 1)] ?? first;
    },
    chance: (share) => next() < share,
  };
}
