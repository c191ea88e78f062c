import type { FastifyReply } from 'fastify';
import { DomainError } from '../../../kernel/errors.ts';
import { sendProblem } from '../../../platform/api/errors.ts';
import { problemText } from '../../../platform/i18n/labels.ts';
import { CAL, DAV, document, element, escaped } from './xml.ts';

/** Errors as phones understand them: a status, and a precondition by name with the reason in words. */
export function sendFailure(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof DomainError)) return sendProblem(reply, error);
  if (error.kind === 'unauthenticated')
    reply.header('www-authenticate', 'Basic realm="Mijoz", charset="UTF-8"');
  if (error.kind !== 'invalid' && error.kind !== 'denied') return sendProblem(reply, error);
  return reply
    .code(403)
    .type('application/xml; charset=utf-8')
    .send(document('error', reasonXml(error)));
}

function reasonXml(error: DomainError): string {
  const name = preconditions[error.code];
  const precondition = name
    ? element(DAV, name)
    : error.kind === 'invalid'
      ? element(CAL, 'valid-calendar-data')
      : element(DAV, 'need-privileges');
  const words = [
    problemText('en', error.code, error.params),
    ...error.problems.map((p) => `${p.field}: ${problemText('en', p.code, p.params)}`),
  ].join('; ');
  return precondition + element(DAV, 'responsedescription', escaped(words));
}

const preconditions: Record<string, string> = {
  'valid-sync-token': 'valid-sync-token',
  report_unknown: 'supported-report',
};
