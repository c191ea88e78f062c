import type { FastifyRequest } from 'fastify';
import { DomainError, denied } from '../../kernel/errors.ts';
import { isLanguage, type Language } from '../../kernel/i18n.ts';
import { allows } from '../access/key-scope.ts';
import type { App } from '../app.ts';
import { findApiKey } from '../auth/api-keys.ts';
import { sessionSecret } from '../auth/cookie.ts';
import { findSession } from '../auth/sessions.ts';
import type { Context } from '../context.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who asks, in one place for every route: a browser's session (with its CSRF token) or a program's key. */
export async function authenticate(app: App, request: FastifyRequest): Promise<Context> {
  const bearer = request.headers.authorization;
  if (bearer?.startsWith('Bearer ')) return byKey(app, request, bearer.slice(7));
  const secret = sessionSecret(request);
  const session = secret ? await findSession(app, secret) : undefined;
  if (!session) throw new DomainError('unauthenticated', 'not_signed_in');
  if (!safe.has(request.method) && request.headers['x-csrf'] !== session.csrf) throw denied('csrf');
  request.session = session;
  return contextOf(app, request, session.userId, session, null);
}

async function byKey(app: App, request: FastifyRequest, secret: string): Promise<Context> {
  const key = await findApiKey(app, secret);
  if (!key) throw new DomainError('unauthenticated', 'wrong_key');
  return contextOf(app, request, key.userId, key, key.scopes);
}

async function contextOf(
  app: App,
  request: FastifyRequest,
  userId: string,
  own: { language: string | null; timeZone: string | null },
  keyScopes: string[] | null,
): Promise<Context> {
  const grants = await app.access.grantsOf(userId);
  if (!grants) throw new DomainError('unauthenticated', 'not_signed_in');
  const settings = app.settings();
  return {
    app,
    db: app.db,
    grants,
    userId,
    language: languageOf(request, own.language) ?? settings.language,
    timeZone: own.timeZone ?? settings.timeZone,
    mode: 'live',
    now: app.now(),
    keyScopes,
  };
}

function languageOf(request: FastifyRequest, own: string | null): Language | undefined {
  if (isLanguage(own)) return own;
  const asked = request.headers['accept-language']?.slice(0, 2);
  return isLanguage(asked) ? asked : undefined;
}

/** Keys and everything about sign-in are for people in a browser: no key makes keys or changes who may sign in. */
export function demandSession(ctx: Context): void {
  if (ctx.keyScopes) throw denied('session_needed');
}

/**
 * Refuses what another site makes the browser send, beside the CSRF token, and before anybody is signed in. Browsers
 * say by themselves where a request comes from; programs say nothing.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') {
    if (site !== 'same-origin' && site !== 'none') throw denied('foreign_origin');
    return;
  }
  const { origin, host } = request.headers;
  if (origin !== undefined && hostOf(origin) !== host) throw denied('foreign_origin');
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** A key works only where one of its scopes allows: `read`, `write`, `<entity>:read`, `<entity>:write`. */
export function demandKeyScope(ctx: Context, entity: string | null, kind: 'read' | 'write'): void {
  if (!ctx.keyScopes || allows(ctx.keyScopes, entity, kind)) return;
  throw denied('key_scope', { needed: entity ? `${entity}:${kind}` : kind });
}
