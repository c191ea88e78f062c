import type { Db } from '../src/platform/database/connection.ts';
import type { Statement } from '../src/platform/database/sql.ts';

export interface PlanCost {
  /** Rows that scans read for each row that came back. */
  readPerRow: number;
  buffers: number;
}
interface Node {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

/** Of all statements of one answer: the worst reader, and the buffers of all together. */
export async function costOf(db: Db, statements: Statement[]): Promise<PlanCost> {
  const costs: PlanCost[] = [];
  for (const statement of statements) costs.push(await planCost(db, statement));
  return {
    readPerRow: Math.max(0, ...costs.map((c) => c.readPerRow)),
    buffers: costs.reduce((sum, c) => sum + c.buffers, 0),
  };
}

/** What the database had to touch for a statement: tells of a plan whatever the machine's speed. */
async function planCost(db: Db, statement: Statement): Promise<PlanCost> {
  const { rows } = await db.raw(
    `explain (analyze, buffers, format json) ${statement.text}`,
    statement.values,
  );
  const [{ 'QUERY PLAN': plans }] = rows as [{ 'QUERY PLAN': { Plan: Node }[] }];
  const top = plans[0]?.Plan;
  if (!top) throw new Error('no plan');
  const read = nodes(top)
    .filter((n) => n['Node Type'].includes('Scan') && !n.Plans?.length)
    .reduce(
      (sum, n) =>
        sum +
        ((n['Actual Rows'] ?? 0) +
          (n['Rows Removed by Filter'] ?? 0) +
          (n['Rows Removed by Index Recheck'] ?? 0)) *
          n['Actual Loops'],
      0,
    );
  return {
    readPerRow: Math.round(read / Math.max(1, top['Actual Rows'])),
    buffers: top['Shared Hit Blocks'] + top['Shared Read Blocks'],
  };
}

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
