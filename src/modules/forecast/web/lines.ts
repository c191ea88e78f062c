import type { Node } from './forecast-data.ts';

export interface Line {
  node: Node;
  depth: number;
}

/** The whole, then departments as a tree with their sellers. */
export function linesOf(nodes: Node[]): Line[] {
  const known = new Set(nodes.map((n) => n.id));
  const parentOf = (node: Node): string => (node.parent && known.has(node.parent) ? node.parent : 'all');
  const walk = (id: string, depth: number): Line[] =>
    nodes
      .filter((n) => n.kind !== 'all' && parentOf(n) === id)
      .flatMap((node) => [{ node, depth }, ...(node.kind === 'department' ? walk(node.id, depth + 1) : [])]);
  return [...nodes.filter((n) => n.kind === 'all').map((node) => ({ node, depth: 0 })), ...walk('all', 0)];
}
