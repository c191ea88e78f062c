import type { Statement } from '../src/platform/database/sql.ts';
import { bareCreate, type Figure } from './figures.ts';
import type { Installation } from './installation.ts';

/** What the program sends for the figure's request, heard at the pool. */
export async function statementsOf(
  { app, base, headers }: Installation,
  figure: Figure,
): Promise<Statement[]> {
  if (figure.method === 'POST') return bareCreate;
  const heard: Statement[] = [];
  const { pool } = app.db;
  const { query } = pool;
  const listen = (...args: [Statement | string, ...unknown[]]) => {
    const [q] = args;
    if (typeof q === 'object' && /^\s*select/.test(q.text) && !q.text.includes('pgboss'))
      heard.push({ text: q.text, values: q.values });
    return query.apply(pool, args as never);
  };
  pool.query = listen as unknown as typeof pool.query;
  const answer = await fetch(base + figure.path, { headers });
  pool.query = query;
  if (!answer.ok) throw new Error(`${figure.name}: ${answer.status} ${await answer.text()}`);
  return heard;
}
