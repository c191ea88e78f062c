/** To whom a rule gives its records. */
export type Gives =
  | { to: 'user'; user: string }
  /** The head of the customer's territory, or of the next one above that has a head. */
  | { to: 'territoryHead' }
  /** Whoever is responsible for the customer that the record belongs to. */
  | { to: 'responsible' }
  | Among;

/** One of several: each in turn, or whoever has the least to do. */
export interface Among {
  to: 'turns' | 'leastLoaded';
  people: Share[];
  /** Also everybody who works in the department or below it. */
  department?: string | undefined;
}
export interface Share {
  user: string;
  /** Of two and one the first gets twice as many. */
  weight?: number | undefined;
  /** In place of the rule's own limits. */
  mostOpen?: number | undefined;
  mostADay?: number | undefined;
}

export const passReasons = ['inactive', 'absent', 'full', 'enoughToday'] as const;
/** Somebody whose turn it could have been, and why not. */
export interface Passed {
  user: string;
  reason: (typeof passReasons)[number];
}

export type Why = Gives['to'] | 'fallback' | 'nobody';

export const isAmong = (gives: Gives): gives is Among => gives.to === 'turns' || gives.to === 'leastLoaded';
