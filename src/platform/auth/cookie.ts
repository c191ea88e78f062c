import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { openSession, SESSION_DAYS } from './sessions.ts';

export const SESSION_COOKIE = 'mijoz_session';
/** Browsers take a name with this prefix only over https, for the whole host, and never from a neighbouring subdomain. */
const SECURE_COOKIE = `__Host-${SESSION_COOKIE}`;

/** A proxy in front may end TLS. The header is the asker's word, and decides only how safe the asker's own cookie is. */
const isSecure = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
const nameFor = (request: FastifyRequest): string => (isSecure(request) ? SECURE_COOKIE : SESSION_COOKIE);

export const sessionSecret = (request: FastifyRequest): string | undefined =>
  request.cookies[nameFor(request)];

/** Signs the browser in. */
export async function startSession(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
): Promise<void> {
  const secret = await openSession(app, app.db, userId, {
    agent: request.headers['user-agent'],
    address: request.ip,
  });
  reply.setCookie(nameFor(request), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(request),
    maxAge: SESSION_DAYS * 86_400,
  });
}

export const clearSession = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.clearCookie(nameFor(request), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(request),
  });
