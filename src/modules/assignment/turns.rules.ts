/** What each has ahead of the others, by the id of the person. */
export type Ahead = Readonly<Record<string, number>>;
export interface Taker {
  user: string;
  weight: number;
}

/**
 * Whose turn it is among those who can take one, and what each has ahead afterwards: everybody gains their weight, and who
 * takes gives back the sum (smooth weighted round robin, as nginx does it). Of equal weights each comes once in a round,
 * whoever is away gains nothing meanwhile, and after any number of turns nobody is off their share by a whole one.
 */
export function nextTurn(ahead: Ahead, takers: readonly Taker[]): { user: string; ahead: Ahead } | undefined {
  const sum = takers.reduce((total, t) => total + t.weight, 0);
  const gained = takers.map((t) => ({ ...t, has: (ahead[t.user] ?? 0) + t.weight }));
  const [first] = gained.toSorted((a, b) => b.has - a.has);
  if (!first) return undefined;
  const next = Object.fromEntries(
    gained.map((t) => [t.user, t.user === first.user ? t.has - sum : t.has] as const),
  );
  return { user: first.user, ahead: { ...ahead, ...next } };
}
