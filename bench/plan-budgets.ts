import { type Figure, figuresFor } from './figures.ts';
import { startInstallation } from './installation.ts';
import { costOf, type PlanCost } from './plan.ts';
import { statementsOf } from './statements.ts';

/**
 * What each figure's plans read at two scales: whatever machine this is, a plan that reads more than its budget, or grows
 * faster than its budget while the data grow tenfold, is a fault. Resolves to whether all are within.
 */
export async function checkPlans(from: number, to: number): Promise<boolean> {
  const [small, large] = [await costsAt(from), await costsAt(to)];
  let isWithin = true;
  for (const [name, { cost, figure }] of large) {
    const before = small.get(name)?.cost.buffers ?? 0;
    const growth = Number((cost.buffers / Math.max(1, before)).toFixed(2));
    const { budget } = figure;
    const over = budget && (cost.readPerRow > budget.readPerRow || growth > budget.growth);
    isWithin &&= !over;
    console.log(JSON.stringify({ figure: name, scale: to, ...cost, growth, budget, isWithin: !over }));
  }
  return isWithin;
}

async function costsAt(scale: number): Promise<Map<string, { cost: PlanCost; figure: Figure }>> {
  const installation = await startInstallation(scale);
  try {
    const costs = new Map<string, { cost: PlanCost; figure: Figure }>();
    for (const figure of figuresFor(installation).filter((f) => f.method === 'GET')) {
      const statements = await statementsOf(installation, figure);
      await costOf(installation.app.db, statements);
      costs.set(figure.name, { figure, cost: await costOf(installation.app.db, statements) });
    }
    return costs;
  } finally {
    await installation.close();
  }
}
