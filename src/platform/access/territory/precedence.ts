interface Node {
  id: string;
  parent: string | null;
  position: number;
  name: string;
}

/**
 * Territories in the order in which they take customers: the deepest first, and of one depth as they stand on the
 * screen, from top to bottom. One whose parents go round in a circle or are gone counts as standing on top.
 */
export function byPrecedence<T extends Node>(all: readonly T[]): T[] {
  const known = new Set(all.map((t) => t.id));
  const below = Map.groupBy(all, (t) => (t.parent && known.has(t.parent) ? t.parent : ''));
  const found: { territory: T; depth: number }[] = [];
  const walk = (parent: string, depth: number): void => {
    for (const territory of (below.get(parent) ?? []).toSorted(asOnTheScreen)) {
      found.push({ territory, depth });
      walk(territory.id, depth + 1);
    }
  };
  walk('', 0);
  return found.toSorted((a, b) => b.depth - a.depth).map((f) => f.territory);
}

const asOnTheScreen = (a: Node, b: Node): number =>
  a.position - b.position || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
