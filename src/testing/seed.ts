import fc from 'fast-check';

/** The number that all random choices of a run derive from: printed at the start, set by the variable SEED. */
export const seed = Number(process.env.SEED ?? 1);

fc.configureGlobal({ seed });
