interface Node {
  id: string;
  parent: { id: string } | null;
}

/** Each after the one it is part of, with how deep it lies; one whose parent is not among them stands on top. */
export function inTreeOrder<T extends Node>(all: T[]): { item: T; depth: number }[] {
  const known = new Set(all.map((d) => d.id));
  const below = Map.groupBy(all, (d) => (d.parent && known.has(d.parent.id) ? d.parent.id : ''));
  const from = (id: string, depth: number): { item: T; depth: number }[] =>
    (below.get(id) ?? []).flatMap((item) => [{ item, depth }, ...from(item.id, depth + 1)]);
  return from('', 0);
}

/** A department and all below it: what it cannot become part of. */
export function withBelow<T extends Node>(all: T[], id: string): Set<string> {
  const found = new Set([id]);
  for (const { item } of inTreeOrder(all)) if (item.parent && found.has(item.parent.id)) found.add(item.id);
  return found;
}
