/** `closeDate` -> `close_date`; digits stay with the word before them. */
export function snakeCase(name: string): string {
  const known = snakes.get(name);
  if (known !== undefined) return known;
  const snake = name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`).replace(/-/g, '_');
  if (snakes.size < 10_000) snakes.set(name, snake);
  return snake;
}
const snakes = new Map<string, string>();
