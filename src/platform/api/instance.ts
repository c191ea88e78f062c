import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SessionRow } from '../auth/sessions.ts';
import type { Context } from '../context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Present on every route but open ones. */
    ctx: Context;
    session: SessionRow | null;
  }
  interface FastifyContextConfig {
    /** Reached without sign-in: the first page, sign-in, links by which somebody joins. */
    isOpen?: boolean;
  }
}

export const buildInstance = (log: FastifyBaseLogger, options: ServerOptions) =>
  fastify({
    ...options,
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  }).withTypeProvider<ZodTypeProvider>();
export type Server = ReturnType<typeof buildInstance>;

export interface ServerOptions {
  trustProxy: false | 'loopback';
  https: { cert: string; key: string } | null;
}
