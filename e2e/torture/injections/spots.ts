import { type Document, type Route, resolved, routesOf, type Schema } from '../requests/document.ts';

export interface Attack {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}
/** One place where a string goes in. */
export interface Spot {
  name: string;
  method: string;
  attack(payload: string): Attack;
}

/** Every string input that the document tells of, and the parts within conditions that it does not. */
export function spotsOf(document: Document, ids: Map<string, string>): Spot[] {
  return routesOf(document)
    .filter((r) => !/installation|two-factor|sessions?$|password|\/invite|reset-link/.test(r.path))
    .flatMap((route) => [
      ...inPath(route),
      ...inQuery(route, ids),
      ...inBody(document, route, ids),
      ...(route.path.endsWith('/companies') ? inHeaders(route) : []),
    ]);
}

const filled = (route: Route, ids: Map<string, string>): string =>
  route.path.replace(/\{\w+\}/, ids.get(route.path.split('/')[3] ?? '') ?? crypto.randomUUID());

const inPath = (route: Route): Spot[] =>
  route.path.includes('{')
    ? [
        {
          name: `${route.path} id`,
          method: route.method,
          attack: (p) => ({
            path: route.path.replace(/\{\w+\}/, encodeURIComponent(p.toWellFormed()).slice(0, 180)),
            ...(route.method === 'GET' ? {} : { body: {} }),
          }),
        },
      ]
    : [];

function inQuery(route: Route, ids: Map<string, string>): Spot[] {
  const spot = (name: string, value: (p: string) => string): Spot => ({
    name: `${route.path}?${name}`,
    method: route.method,
    attack: (p) => ({
      path: `${filled(route, ids)}?${new URLSearchParams({ ...needed(route, name), [name.split('.')[0] ?? '']: value(p.toWellFormed()) })}`,
    }),
  });
  const condition = (o: (p: string) => object) => (p: string) => JSON.stringify(o(p));
  return (route.operation.parameters ?? [])
    .filter((p) => p.in === 'query')
    .flatMap(({ name }) => [
      spot(name, (p) => p),
      ...(name === 'filter'
        ? [
            spot(
              'filter.field',
              condition((p) => ({ field: p, op: 'eq', value: 'x' })),
            ),
            spot(
              'filter.op',
              condition((p) => ({ field: 'createdAt', op: p, value: 'x' })),
            ),
            spot(
              'filter.value',
              condition((p) => ({ field: 'createdBy', op: 'eq', value: p })),
            ),
            spot(
              'filter.text',
              condition((p) => ({ field: 'id', op: 'contains', value: p })),
            ),
            spot(
              'filter.within',
              condition((p) => ({ field: 'createdAt', op: 'within', value: p })),
            ),
            spot(
              'filter.path',
              condition((p) => ({ any: [{ field: `createdBy.${p}`, op: 'in', value: [p] }] })),
            ),
            spot(
              'filter.has',
              condition((p) => ({ field: 'channels', op: 'has', value: { field: p, op: 'eq', value: p } })),
            ),
          ]
        : []),
      ...(name === 'measures'
        ? [
            spot(
              'measures.fn',
              condition((p) => [{ fn: p, field: p }]),
            ),
          ]
        : []),
      ...(name === 'groups'
        ? [
            spot(
              'groups.by',
              condition((p) => [{ field: 'createdAt', by: p }]),
            ),
            spot(
              'groups.field',
              condition((p) => [{ field: p }]),
            ),
          ]
        : []),
    ]);
}

/** What else the route demands, so that the payload is looked at. */
const needed = (route: Route, but: string): Record<string, string> =>
  Object.fromEntries(
    (route.operation.parameters ?? [])
      .filter((p) => p.in === 'query' && p.required && p.name !== but)
      .map((p) => [p.name, defaults[p.name] ?? 'x']),
  );
const defaults: Record<string, string> = {
  entity: 'contacts.party',
  format: 'csv',
  measures: '[{"fn":"count"}]',
  q: 'acme',
};

function inBody(document: Document, route: Route, ids: Map<string, string>): Spot[] {
  const schema = route.operation.requestBody?.content['application/json']?.schema;
  if (!schema) return [];
  const { properties = {}, required = [] } = resolved(document, schema);
  const base = Object.fromEntries(
    required.map((name) => [name, benign(document, properties[name] ?? {}, ids)]),
  );
  const own = Object.entries(properties)
    .filter(([, s]) => takesText(document, s))
    .map(
      ([name, s]): Spot => ({
        name: `${route.method} ${route.path} ${name}`,
        method: route.method,
        attack: (p) => ({ path: filled(route, ids), body: { ...base, [name]: everywhere(document, s, p) } }),
      }),
    );
  const asName: Spot = {
    name: `${route.method} ${route.path} a field's name`,
    method: route.method,
    attack: (p) => ({ path: filled(route, ids), body: { ...base, [p]: p } }),
  };
  return [...own, asName];
}

const inHeaders = (route: Route): Spot[] =>
  ['idempotency-key', 'if-match', 'accept-language', 'x-forwarded-for', 'x-request-id'].map((name) => ({
    name: `${route.method} ${route.path} header ${name}`,
    method: route.method,
    attack: (p) => ({
      path: route.path,
      headers: { [name]: encodeURI(p.toWellFormed()).slice(0, 2000) },
      ...(route.method === 'GET' ? {} : { body: { name: 'x' } }),
    }),
  }));

function takesText(document: Document, given: Schema): boolean {
  const s = resolved(document, given);
  if (s.anyOf) return s.anyOf.some((b) => takesText(document, b));
  const types = [s.type ?? 'string'].flat();
  return (
    types.includes('string') ||
    types.includes('object') ||
    (types.includes('array') && takesText(document, s.items ?? {}))
  );
}

/** A value of the schema's shape in which every text is the payload. */
function everywhere(document: Document, given: Schema, payload: string): unknown {
  const s = resolved(document, given);
  if (s.anyOf) return everywhere(document, s.anyOf.find((b) => takesText(document, b)) ?? {}, payload);
  const types = [s.type ?? 'string'].flat();
  if (types.includes('array')) return [everywhere(document, s.items ?? {}, payload)];
  if (!types.includes('object')) return payload;
  const own = Object.entries(s.properties ?? {}).map(([n, p]) => [n, everywhere(document, p, payload)]);
  return own.length
    ? Object.fromEntries(own)
    : { [payload]: payload, field: payload, op: 'eq', value: payload };
}

function benign(document: Document, given: Schema, ids: Map<string, string>): unknown {
  const s = resolved(document, given);
  if (s.enum) return s.enum[0];
  const types = [s.type ?? 'string'].flat();
  if (types.includes('number') || types.includes('integer')) return 1;
  if (types.includes('array')) return [benign(document, s.items ?? {}, ids)];
  if (types.includes('object'))
    return Object.fromEntries(
      Object.entries(s.properties ?? {}).map(([n, p]) => [n, benign(document, p, ids)]),
    );
  return s.format === 'uuid' ? (ids.get('companies') ?? crypto.randomUUID()) : 'x';
}
