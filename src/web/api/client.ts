import type { Problem } from '../../kernel/api.ts';
import type { FieldProblem } from '../../kernel/errors.ts';
import { connectionHeld, connectionLost } from './connection.ts';

/** An answer that is not a success, with what the server said was wrong. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly problems: FieldProblem[];

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.code ?? `http_${status}`);
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'unreachable' : 'internal');
    this.params = problem.params ?? {};
    this.problems = problem.problems ?? [];
  }
}

/** Whether nobody knows if the request arrived: no answer, or that of a proxy before a server that is not there. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status >= 502);

let csrf = '';
let onSignedOut = async (): Promise<void> => undefined;

export const setCsrf = (token: string): void => {
  csrf = token;
};
/** What happens when an answer says that the session has ended. */
export const setSignedOutHandler = (run: () => Promise<void>): void => {
  onSignedOut = run;
};

export type Query = Record<string, string | number | boolean | undefined | object>;

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
    request<T>('GET', address(path, query), undefined, signal),
  /** With a `key` it is done once, however often it is sent. */
  post: <T>(path: string, body: unknown = {}, key?: string): Promise<T> =>
    request<T>('POST', address(path), body, undefined, key),
  patch: <T>(path: string, body: unknown): Promise<T> => request<T>('PATCH', address(path), body),
  put: <T>(path: string, body: unknown): Promise<T> => request<T>('PUT', address(path), body),
  delete: <T>(path: string, body?: unknown): Promise<T> => request<T>('DELETE', address(path), body),
};

/** `/api/v1/<path>?<query>`; objects go as JSON, empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === '' || value === false) continue;
    params.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const text = params.toString();
  return `/api/v1/${path}${text ? `?${text}` : ''}`;
}

async function request<T>(
  method: string,
  url: string,
  body: unknown,
  signal?: AbortSignal,
  key?: string,
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET' && csrf) headers['x-csrf'] = csrf;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  let response: Response;
  try {
    const payload = body === undefined ? null : JSON.stringify(body);
    response = await fetch(url, {
      method,
      headers,
      body: payload,
      credentials: 'same-origin',
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    connectionLost();
    throw new ApiError(0, {});
  }
  // What a proxy says in place of the server is no answer of it.
  if (response.status === 502 || response.status === 504) connectionLost();
  else connectionHeld();
  return read<T>(response);
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  const error = new ApiError(response.status, parsed(text));
  if (error.status === 401 && error.code === 'not_signed_in') void onSignedOut();
  throw error;
}

/** A proxy in front may answer with a page instead of a problem. */
function parsed(text: string): Partial<Problem> {
  try {
    return JSON.parse(text) as Partial<Problem>;
  } catch {
    return {};
  }
}
