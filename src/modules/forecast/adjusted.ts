import { Decimal } from 'decimal.js';
import type { AdjustmentOf } from './forecast.ts';
import type { Node } from './roll-up.ts';

const COMMIT = 'deals.forecast.commit';

/**
 * What is committed in a month as the heads see it, by node: the newest figure given for it, else the sum of what is
 * given or committed beneath. Only nodes for which, or beneath which, somebody gave a figure.
 */
export function adjustedCommits(nodes: Node[], adjustments: AdjustmentOf[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const { category, user, department, amount } of adjustments) {
    const node = user ?? department ?? '';
    if (category === 'commit' && !given.has(node)) given.set(node, amount);
  }
  const children = Map.groupBy(nodes, (n) => n.parent);
  const known = new Map<string, string>();
  const sumOf = (node: Node): Decimal => {
    const beneath = children.get(node.id) ?? [];
    const parts = beneath.map(sumOf);
    const own = given.get(node.id);
    const isAdjusted = own !== undefined || beneath.some((child) => known.has(child.id));
    const sum = own ?? (isAdjusted ? Decimal.sum(0, ...parts) : committed(node));
    if (isAdjusted) known.set(node.id, new Decimal(sum).toFixed());
    return new Decimal(sum);
  };
  for (const top of children.get(null) ?? []) sumOf(top);
  return known;
}

const committed = (node: Node): string => node.figures.find((f) => f.metric === COMMIT)?.value ?? '0';
