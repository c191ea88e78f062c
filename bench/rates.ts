import { spawn } from 'node:child_process';
import type { Statement } from '../src/platform/database/sql.ts';
import { type Figure, figuresFor } from './figures.ts';
import { type Installation, startInstallation } from './installation.ts';
import { median, rate } from './load.ts';
import { costOf } from './plan.ts';
import { statementsOf } from './statements.ts';

interface Options {
  scale: number;
  runs: number;
  /** How long each run of each figure lasts. */
  seconds: number;
  /** A part of the name of the figures wanted; all without it. */
  only: string;
}

/** Every figure in turn, ours and the bare route's by turns. */
export async function measureRates(o: Options): Promise<void> {
  const installation = await startInstallation(o.scale);
  try {
    const figures = figuresFor(installation).filter((f) => f.name.includes(o.only));
    const statements: Statement[][] = [];
    for (const figure of figures) statements.push(await statementsOf(installation, figure));
    const bare = await startBare(installation, figures, statements);
    for (const [i, figure] of figures.entries()) {
      await one(installation, figure, bare.base, statements[i] ?? [], o);
    }
    bare.stop();
  } finally {
    await installation.close();
  }
}

async function startBare(
  { connection }: Installation,
  figures: Figure[],
  statements: Statement[][],
): Promise<{ base: string; stop(): void }> {
  const routes = figures.map((f, i) => ({ path: f.path, method: f.method, statements: statements[i] }));
  const child = spawn(process.execPath, [new URL('bare.ts', import.meta.url).pathname], {
    env: { ...process.env, CONNECTION: JSON.stringify(connection), ROUTES: JSON.stringify(routes) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (d) => resolve(String(d).trim())),
  );
  return { base: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function one(
  ours: Installation,
  figure: Figure,
  bare: string,
  statements: Statement[],
  { scale, runs, seconds }: Options,
): Promise<void> {
  const body = figure.body ? { body: figure.body } : {};
  const target = { method: figure.method, ...body };
  const ratios: number[] = [];
  const rates: number[] = [];
  await rate({ url: ours.base + figure.path, headers: ours.headersOf(figure), ...target }, 1);
  for (let run = 0; run < runs; run++) {
    const own = await rate(
      { url: ours.base + figure.path, headers: ours.headersOf(figure), ...target },
      seconds,
    );
    const other = await rate({ url: bare + figure.path, headers: {}, ...target }, seconds);
    rates.push(own);
    ratios.push(own / other);
  }
  console.log(
    JSON.stringify({
      figure: figure.name,
      scale,
      perSecond: Math.round(median(rates)),
      ratio: Number(median(ratios).toFixed(2)),
      target: figure.target,
      ...(figure.method === 'GET' ? await costOf(ours.app.db, statements) : {}),
    }),
  );
}
