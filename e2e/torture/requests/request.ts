import type { Random } from '../../../src/testing/random.ts';
import type { Route } from './document.ts';
import type { Maker } from './values.ts';

export interface Request {
  path: string;
  body: unknown;
}

/** One request for the route: mostly as declared, often with something wrong, sometimes not even JSON. */
export function requestFor(route: Route, maker: Maker, random: Random): Request {
  const { parameters = [], requestBody } = route.operation;
  const query = new URLSearchParams();
  let path = route.path;
  for (const p of parameters) {
    if (p.in === 'path') {
      const id = maker.id(route.path.split('/')[3]);
      path = path.replace(`{${p.name}}`, id.includes('%') ? id : encodeURIComponent(id.toWellFormed()));
    } else if (p.in === 'query' && (p.required ? random.chance(0.95) : random.chance(0.3))) {
      const value = random.chance(0.9)
        ? maker.fitting(p.schema, p.name)
        : maker.spoilt(maker.fitting(p.schema, p.name));
      query.append(p.name, typeof value === 'object' ? JSON.stringify(value) : String(value).toWellFormed());
    }
  }
  if (random.chance(0.02)) query.append(random.word(), random.word());
  const text = query.size ? `${path}?${query}` : path;
  return {
    path: text.slice(0, 12_000),
    body: bodyFor(requestBody?.content['application/json']?.schema, route, maker, random),
  };
}

function bodyFor(
  schema: Parameters<Maker['fitting']>[0] | undefined,
  { method, path }: Route,
  maker: Maker,
  random: Random,
): unknown {
  if (method === 'GET') return undefined;
  if (!schema) return random.chance(0.1) ? {} : /\/(files|imports)$/.test(path) ? upload(random) : undefined;
  if (random.chance(0.02)) return random.pick(['{', '', 'null', '[]', '"x"', '{"a":1,}', '\u0000']);
  const body = maker.fitting(schema, '');
  return random.chance(0.55) ? body : maker.spoilt(body);
}

function upload(random: Random): unknown {
  const form = new FormData();
  const text = random.pick([
    'name,city\nAcme,Tashkent\n',
    '',
    '\u0000\u0001',
    'a;b;c\n1;2',
    'x'.repeat(5000),
    '"unclosed',
  ]);
  form.append(
    random.pick(['file', 'other']),
    new Blob([text]),
    random.pick(['a.csv', 'b.xlsx', '', '../x', 'a'.repeat(400)]),
  );
  return form;
}
