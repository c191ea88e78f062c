/** One that fails holds up none of the others; the first failure is thrown in the end, so that the job is tried again. */
export async function eachByItself<T>(list: readonly T[], run: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of list) await run(one).catch((error: unknown) => failures.push(error));
  if (failures.length) throw failures[0];
}
