import { createServer } from 'node:http';
import pg from 'pg';

/**
 * What the program is measured against: the same statements, named, sent by a server that does nothing else. Started
 * with the connection and the statements of each path in its environment; prints its port.
 */
interface Route {
  path: string;
  method: string;
  statements: { text: string; values: unknown[] }[];
}
const routes = JSON.parse(process.env['ROUTES'] ?? '[]') as Route[];
const pool = new pg.Pool({
  ...JSON.parse(process.env['CONNECTION'] ?? '{}'),
  max: 10,
  options: '-c TimeZone=UTC',
});
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (v) => v);

let serial = 0;
const fresh = (value: unknown): unknown => {
  if (typeof value !== 'string' || !value.includes('%id%')) return value;
  serial += 1;
  return value.replaceAll('%id%', crypto.randomUUID()).replaceAll('%n%', String(serial));
};

const server = createServer(async (request, response) => {
  const route = routes.find((r) => r.path === request.url && r.method === request.method);
  if (!route) return response.writeHead(404).end();
  for await (const _ of request) void _;
  const parts: string[] = [];
  for (const [i, { text, values }] of route.statements.entries()) {
    const { rows } = await pool.query({
      name: `${route.path.slice(0, 30)}${i}`,
      text,
      values: values.map(fresh),
    });
    parts.push(rows.map((r: { json?: unknown }) => r.json ?? JSON.stringify(r)).join(','));
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(`{"items":[${parts.join(',')}]}`);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : '');
});
