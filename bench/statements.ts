import type { Statement } from '../src/platform/database/sql.ts';
import { bareCreate, type Figure } from './figures.ts';
import type { Installation } from './installation.ts';

/** What the program sends for the figure's request, heard at the pool. */
export async function statementsOf(
  { app, base, headersOf }: Installation,
  figure: Figure,
): Promise<Statement[]> {
  if (figure.method === 'POST') return bareCreate;
  const ask = () => fetch(base + figure.path, { headers: headersOf(figure) });
  // The first time it asks for what it then remembers: who this is, and what they may.
  await ask();
  const heard: Statement[] = [];
  const { pool } = app.db;
  const { query } = pool;
  const listen = (...args: [Statement | string, ...unknown[]]) => {
    const [q] = args;
    if (typeof q === 'object' && isReading(q.text)) heard.push({ text: q.text, values: q.values });
    return query.apply(pool, args as never);
  };
  pool.query = listen as unknown as typeof pool.query;
  const answer = await ask();
  pool.query = query;
  if (!answer.ok) throw new Error(`${figure.name}: ${answer.status} ${await answer.text()}`);
  return heard;
}

const isReading = (text: string): boolean =>
  /^[\s(]*(select|with)\b/.test(text) && !/\b(insert|update|delete)\b|pgboss/.test(text);
