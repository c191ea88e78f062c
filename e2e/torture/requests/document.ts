/** The parts of an OpenAPI 3.1 document that requests are made from and answers are held against. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}
export interface Parameter {
  in: 'query' | 'path' | 'header';
  name: string;
  required?: boolean;
  schema: Schema;
}
export interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

export const routesOf = (document: Document): Route[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

export function resolved(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(document, document.components.schemas[name] ?? {});
}

/** What of the value does not fit the schema, by its place. */
export function misfits(document: Document, given: Schema, value: unknown, at = ''): string[] {
  const schema = resolved(document, given);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) {
    const found = branches.map((b) => misfits(document, b, value, at));
    return found.some((f) => !f.length) ? [] : (found[0] ?? []);
  }
  if ('const' in schema && schema.const !== value) return [`${at}: not ${JSON.stringify(schema.const)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is no option`];
  const types = [schema.type ?? []].flat();
  if (types.length && !types.some((t) => isOf(t, value)))
    return [`${at}: ${kindOf(value)} for ${types.join(' or ')}`];
  if (Array.isArray(value))
    return value.flatMap((v, i) => misfits(document, schema.items ?? {}, v, `${at}.${i}`));
  if (typeof value === 'object' && value !== null)
    return inside(document, schema, value as Record<string, unknown>, at);
  if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern, 'u').test(value))
    return [`${at}: does not match ${schema.pattern.slice(0, 40)}`];
  return [];
}

function inside(document: Document, schema: Schema, value: Record<string, unknown>, at: string): string[] {
  const missing = (schema.required ?? [])
    .filter((name) => !(name in value))
    .map((name) => `${at}.${name}: missing`);
  const rest = Object.entries(value).flatMap(([name, v]) => {
    const own = schema.properties?.[name] ?? schema.additionalProperties;
    if (own === false) return [`${at}.${name}: undeclared`];
    return typeof own === 'object' ? misfits(document, own, v, `${at}.${name}`) : [];
  });
  return [...missing, ...rest];
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
const isOf = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === kindOf(value);
