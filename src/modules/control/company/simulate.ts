/** An open deal that ends in a sale with the chance of its stage. */
export interface Chance {
  amount: number;
  stage: string;
}
/** Deals that came through a stage and have ended, and those of them that were won. */
export interface StageHistory {
  won: number;
  ended: number;
}
export interface Spread {
  mean: number;
  /** In one case of ten it is less; as often less as more; in one of ten it is more. */
  low: number;
  middle: number;
  high: number;
}
const RUNS = 2000;
const MOST_DRAWS = 2_000_000;

/**
 * What the open deals may come to: in each of 2,000 runs every stage's win rate is drawn from its Beta posterior
 * (uniform prior, won and lost deals of two years; Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4) and every deal is
 * won or not by it, so that both chance and a thin history widen the spread. Deals are taken as independent and their
 * closing days as certain, which makes it narrower than life. `random` is between 0 and 1.
 */
export function simulate(deals: Chance[], history: Map<string, StageHistory>, random: () => number): Spread {
  const runs = Math.max(200, Math.min(RUNS, Math.floor(MOST_DRAWS / Math.max(1, deals.length))));
  const stages = [...new Set(deals.map((d) => d.stage))];
  const sums: number[] = [];
  for (let run = 0; run < runs; run++) {
    const rates = new Map(stages.map((s) => [s, drawRate(history.get(s), random)]));
    let sum = 0;
    for (const deal of deals) if (random() < (rates.get(deal.stage) ?? 0)) sum += deal.amount;
    sums.push(sum);
  }
  sums.sort((a, b) => a - b);
  const at = (share: number): number => sums[Math.min(runs - 1, Math.floor(share * runs))] ?? 0;
  const mean = sums.reduce((a, b) => a + b, 0) / runs;
  return { mean, low: at(0.1), middle: at(0.5), high: at(0.9) };
}

function drawRate(history: StageHistory | undefined, random: () => number): number {
  const { won, ended } = history ?? { won: 0, ended: 0 };
  const a = gamma(won + 1, random);
  return a / (a + gamma(ended - won + 1, random));
}

/** Marsaglia and Tsang, A simple method for generating gamma variables, 2000; for shapes of one and more. */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
