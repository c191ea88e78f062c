/** Whether two stored values are one: times by their moment, objects by content, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || ((a === null || a === undefined) && (b === null || b === undefined))) return true;
  if (typeof a === 'string' && typeof b === 'string')
    return isTime(a) && isTime(b) && Date.parse(a) === Date.parse(b);
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b))
    return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(x), ...Object.keys(y)]);
  return [...keys].every((key) => sameValue(x[key], y[key]));
}

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:/.test(value);
