/** The list with one item at another place. */
export function placed(order: readonly string[], id: string, index: number): string[] {
  const rest = order.filter((o) => o !== id);
  return [...rest.slice(0, index), id, ...rest.slice(index)];
}
