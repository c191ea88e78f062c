import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../kernel/errors.ts';
import type { App } from '../../../platform/app.ts';
import { countTry, type Limit, networkOf } from '../../../platform/auth/limits.ts';
import type { Context } from '../../../platform/context.ts';
import { passContext } from '../outside/pass-context.ts';
import { findPass } from '../outside/passes.ts';

/** As sign-in is limited, but counted apart: a phone with an old password must not keep its owner out of the program. */
const byAddress: Limit = { name: 'davAddress', tries: 60, seconds: 900 };
const byAccountAndAddress: Limit = { name: 'davPair', tries: 10, seconds: 900 };

/** All that a phone may touch, whatever its user may. */
const scopes = ['meeting', 'participant', 'series', 'seriesGuest', 'task'].map(
  (name) => `activities.${name}:write`,
);

/** Who asks, by e-mail and app password. Wrong ones are counted; a right one is too long to be guessed. */
export async function signInByPass(app: App, request: FastifyRequest): Promise<Context> {
  const given = credentials(request.headers.authorization);
  if (!given) throw new DomainError('unauthenticated', 'not_signed_in');
  const user = await findPass(app, 'phone', given.password);
  const ctx =
    user?.email?.toLowerCase() === given.email && user ? await passContext(app, user, scopes) : undefined;
  if (ctx) return ctx;
  const network = networkOf(request.ip);
  await countTry(app, byAddress, network);
  await countTry(app, byAccountAndAddress, `${given.email} ${network}`);
  throw new DomainError('unauthenticated', 'wrong_credentials');
}

function credentials(header: string | undefined): { email: string; password: string } | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,800})$/i.exec(header ?? '') ?? [];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? undefined : { email: text.slice(0, at).trim().toLowerCase(), password: text.slice(at + 1) };
}
