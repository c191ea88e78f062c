import type { Server } from '../platform/api/instance.ts';
import type { App } from '../platform/app.ts';
import { SESSION_COOKIE } from '../platform/auth/cookie.ts';
import { openSession } from '../platform/auth/sessions.ts';

/** The parts of answers that tests look at most; name another shape where they look elsewhere. */
export interface Body {
  id: string;
  version: number;
  code: string;
  params: Record<string, unknown>;
  problems: { field: string; code: string; params?: Record<string, unknown> }[];
  items: Row[];
  next: string | null;
  count: { value: number; exact: boolean };
  rows: { keys: (string | null)[]; names: (string | null)[]; values: (string | null)[] }[];
  [name: string]: unknown;
}
export interface Row {
  id: string;
  [name: string]: unknown;
}
export interface Answer<T> {
  status: number;
  body: T;
  /** The body as it was sent. */
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Somebody who asks the API. Paths are below `/api/v1` where they do not begin with `/api/`. */
export interface Client {
  /** The user's id; empty for somebody without sign-in. */
  id: string;
  name: string;
  headers: Record<string, string>;
  ask<T = Body>(
    method: Method,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  get<T = Body>(path: string, query?: Record<string, unknown>): Promise<Answer<T>>;
  post<T = Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  put<T = Body>(path: string, body: unknown): Promise<Answer<T>>;
  patch<T = Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  delete<T = Body>(path: string, body?: unknown): Promise<Answer<T>>;
}

/** Opens a session as signing in does, without the password. */
export async function signedIn(app: App, server: Server, id: string, name = 'Olga Owner'): Promise<Client> {
  const secret = await openSession(app, app.db, id, { address: '127.0.0.1', agent: 'test' });
  return withCookie(server, secret, id, name);
}

/** A browser that holds the cookie, and has read its CSRF token. */
export async function withCookie(server: Server, secret: string, id = '', name = ''): Promise<Client> {
  const cookie = `${SESSION_COOKIE}=${secret}`;
  const me = await clientOf(server, { cookie }).get<{ id: string; csrf: string }>('/me');
  return clientOf(server, { cookie, 'x-csrf': me.body.csrf }, id || me.body.id, name);
}

export function clientOf(server: Server, headers: Record<string, string>, id = '', name = ''): Client {
  const ask = async <T>(
    method: Method,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const answer = await server.inject({
      method,
      url: path.startsWith('/api/') ? path : `/api/v1${path}`,
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: answer.statusCode,
      body: parsed(answer.body) as T,
      text: answer.body,
      headers: answer.headers,
    };
  };
  return {
    id,
    name,
    headers,
    ask,
    get: (path, query) => ask('GET', withQuery(path, query)),
    post: (path, body, more) => ask('POST', path, body, more),
    put: (path, body) => ask('PUT', path, body),
    patch: (path, body, more) => ask('PATCH', path, body, more),
    delete: (path, body) => ask('DELETE', path, body),
  };
}

/** Objects in the query are sent as JSON, as the interface does. */
function withQuery(path: string, query: Record<string, unknown> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined)
      params.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
