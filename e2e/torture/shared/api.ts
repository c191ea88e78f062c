/** What came back, also where it is no JSON. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  text: string;
  headers: Headers;
}
export interface Api {
  origin: string;
  headers: Record<string, string>;
  /** Paths are below `/api/v1/` where they do not begin with a slash. Rejects where nothing answers. */
  ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown, o?: Ask): Promise<Answer<T>>;
}
export interface Ask {
  headers?: Record<string, string>;
  /** Milliseconds after which the wait is given up. */
  patience?: number;
}

const OWNER = { email: 'owner@example.com', password: 'torture password' };

export function apiOf(origin: string, headers: Record<string, string> = {}): Api {
  return {
    origin,
    headers,
    ask: async <T>(method: string, path: string, body?: unknown, o: Ask = {}): Promise<Answer<T>> => {
      const isRaw = body instanceof FormData || typeof body === 'string' || body instanceof Uint8Array;
      const answer = await fetch(path.startsWith('/') ? `${origin}${path}` : `${origin}/api/v1/${path}`, {
        method,
        headers: {
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...headers,
          ...o.headers,
        },
        redirect: 'manual',
        ...(o.patience ? { signal: AbortSignal.timeout(o.patience) } : {}),
        ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: parsed(text) as T, text, headers: answer.headers };
    },
  };
}

/** Makes the company and its owner, and signs in. */
export async function install(address: string): Promise<Api> {
  const { origin, searchParams } = new URL(address);
  const body = {
    token: searchParams.get('token'),
    language: 'en',
    country: 'UZ',
    currency: 'UZS',
    timeZone: 'Asia/Tashkent',
    company: 'Torture',
    name: 'Owner',
    ...OWNER,
  };
  const answer = await apiOf(origin).ask('POST', 'installation', body);
  if (answer.status !== 201) throw new Error(answer.text);
  return signIn(origin);
}

export async function signIn(origin: string, who = OWNER): Promise<Api> {
  const answer = await apiOf(origin).ask('POST', 'session', who);
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  return withCookie(origin, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
}

async function withCookie(origin: string, cookie: string): Promise<Api> {
  const me = await apiOf(origin, { cookie }).ask<{ csrf: string }>('GET', 'me');
  return apiOf(origin, { cookie, 'x-csrf': me.body.csrf });
}

/** A colleague with the role of this kind, invited and signed in as people are. */
export async function colleague(owner: Api, roleKind: string, name: string): Promise<Api> {
  const roles = await owner.ask<{ items: { id: string; kind: string }[] }>('GET', 'roles?limit=100');
  const role = roles.body.items.find((r) => r.kind === roleKind)?.id;
  const email = `${name}@example.com`;
  const added = await owner.ask<{ id: string }>('POST', 'users/add', { name, email, roles: [role] });
  const link = await owner.ask<{ path: string }>('POST', `users/${added.body.id}/invite`);
  const token = new URL(link.body.path, owner.origin).hash.split('=')[1] ?? null;
  const password = `password of ${name}`;
  const answer = await apiOf(owner.origin).ask('POST', 'invitations/accept', { token, password });
  if (answer.status >= 300) throw new Error(`invitation: ${answer.text} ${link.text}`);
  return signIn(owner.origin, { email, password });
}

/** A program with a key of the owner's. */
export async function byKey(owner: Api, scopes: string[]): Promise<Api> {
  const made = await owner.ask<{ key: string }>('POST', 'me/api-keys', {
    name: 'torture',
    scopes,
    expiresAt: null,
  });
  return apiOf(owner.origin, { authorization: `Bearer ${made.body.key}` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
