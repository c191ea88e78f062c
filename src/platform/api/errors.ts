import type { FastifyReply } from 'fastify';
import type { Problem } from '../../kernel/api.ts';
import { DomainError, type ErrorKind } from '../../kernel/errors.ts';
import { outageOf } from './outages.ts';

const statuses: Record<ErrorKind, number> = {
  unauthenticated: 401,
  denied: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  tooMany: 429,
  unavailable: 503,
};

/** The one place where an error becomes a status (RFC 9457). Anything unforeseen is logged and tells nothing. */
function problemOf(error: unknown): Problem & { unforeseen?: true } {
  if (error instanceof DomainError) {
    const status = statuses[error.kind];
    return {
      type: 'about:blank',
      title: error.code,
      status,
      code: error.code,
      ...(Object.keys(error.params).length ? { params: error.params } : {}),
      ...(error.problems.length ? { problems: error.problems } : {}),
    };
  }
  const e = error as {
    statusCode?: number;
    code?: string;
    validation?: { instancePath?: string; message?: string }[];
  };
  if (e.validation) {
    const problems = e.validation.map((v) => ({
      field: (v.instancePath ?? '').slice(1).replaceAll('/', '.'),
      code: 'invalid_value',
    }));
    return { type: 'about:blank', title: 'invalid_input', status: 422, code: 'invalid_input', problems };
  }
  const known = e.statusCode && e.statusCode < 500 ? (declared[e.statusCode] ?? 400) : undefined;
  if (known) {
    const code = clientCodes[known] ?? 'bad_request';
    return { type: 'about:blank', title: code, status: known, code };
  }
  return (
    databaseProblem(error) ?? {
      type: 'about:blank',
      title: 'internal',
      status: 500,
      code: 'internal',
      unforeseen: true,
    }
  );
}

/** Statuses of the framework and its parts, as those that every route declares. */
const declared: Record<number, number> = { 404: 404, 405: 404, 406: 415, 413: 413, 415: 415 };
const clientCodes: Record<number, string> = { 404: 'not_found', 413: 'too_large', 415: 'unsupported_media' };

/** What cannot be done at the moment, and values that only the database found not to fit. */
function databaseProblem(error: unknown): Problem | undefined {
  const { code = '' } = error as { code?: string };
  const outage = outageOf(error) ?? (code.startsWith('22') ? misfit(code) : undefined);
  return outage && { type: 'about:blank', title: outage.code, ...outage };
}

const misfit = (code: string): { status: number; code: string } => ({
  status: 422,
  code: code === '22003' ? 'too_big' : 'value_does_not_fit',
});

export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const { unforeseen, ...problem } = problemOf(error);
  if (unforeseen) reply.log.error({ err: error }, 'request failed');
  if (problem.status === 429 && problem.params?.['seconds'])
    reply.header('retry-after', String(problem.params['seconds']));
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
