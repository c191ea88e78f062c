import { Decimal } from 'decimal.js';
import type { Condition } from '../../kernel/condition.ts';
import type { Figure, ManyRow } from '../../platform/metrics/many.ts';

export interface OrgUnit {
  id: string;
  name: string;
  parent: string | null;
}
export interface Seller {
  id: string;
  name: string;
  department: string | null;
}
/** A seller, a department with all below it, or the whole of what the reader sees (without parent, kind `all`). */
export interface Node {
  id: string;
  kind: 'user' | 'department' | 'all';
  name: string;
  parent: string | null;
  figures: Figure[];
}

/** From sellers to departments to the whole: each department holds the sums of everybody in it and below. */
export function rollUp(rows: ManyRow[], sellers: Seller[], units: OrgUnit[]): Node[] {
  const byUser = new Map(sellers.map((s) => [s.id, s]));
  const users = rows.map(
    (row): Node => ({
      id: row.key ?? '',
      kind: 'user',
      name: row.name ?? '',
      parent: byUser.get(row.key ?? '')?.department ?? 'all',
      figures: row.figures,
    }),
  );
  const parents = new Map(units.map((u) => [u.id, u.parent]));
  const departments = units.flatMap((unit): Node[] => {
    const inside = users.filter((u) => isWithin(parents, u.parent, unit.id));
    if (!inside.length) return [];
    const ids = inside.map((u) => u.id);
    const { id, name } = unit;
    return [{ id, kind: 'department', name, parent: unit.parent ?? 'all', figures: sums(inside, ids) }];
  });
  return [
    { id: 'all', kind: 'all', name: '', parent: null, figures: sums(users, null) },
    ...departments,
    ...users,
  ];
}

function isWithin(parents: Map<string, string | null>, from: string | null, unit: string): boolean {
  const seen = new Set<string>();
  for (let at = from; at && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === unit) return true;
    seen.add(at);
  }
  return false;
}

/** Sums of each metric; the records behind are those of the same metric of all these users. */
function sums(nodes: Node[], users: string[] | null): Figure[] {
  const names = [...new Set(nodes.flatMap((n) => n.figures.map((f) => f.metric)))];
  return names.flatMap((metric) => {
    const parts = nodes.flatMap((n) => n.figures.filter((f) => f.metric === metric));
    const [first] = parts;
    if (!first) return [];
    const value = parts.reduce((sum, f) => sum.plus(f.value ?? 0), new Decimal(0)).toFixed();
    return [{ ...first, value, condition: ofAll(first.condition, users) }];
  });
}

/** The last condition is the row's own: that of the one user. */
function ofAll(condition: Condition, users: string[] | null): Condition {
  const parts = 'all' in condition ? condition.all.slice(0, -1) : [condition];
  return { all: users ? [...parts, { field: 'owner', op: 'in', value: users.filter(Boolean) }] : parts };
}
