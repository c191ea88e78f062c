import { type IncomingMessage, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { type Refusal, type Resolve, targetOf } from './target.ts';

export interface Call {
  url: string;
  body: string | Buffer;
  headers: Record<string, string>;
}
/** Never the other side's words: whoever sets the address must not be able to read what an inner service answers. */
export type Outcome = { ms: number } & (
  | { is: 'answered'; status: number }
  /** `isUnheard`: the other side has certainly not heard anything. */
  | { is: 'failed'; code: Refusal | 'no_answer' | 'connection_failed' | 'not_secure'; isUnheard?: true }
);

const MOST_MS = 10_000;
/** So much of an answer is taken in; the rest is cut off. */
const MOST_BYTES = 64 * 1024;

/**
 * Posts to an address outside, the one road out for everything that people may set the address of. Connects to the
 * very address that was checked, follows no redirect, waits no longer than ten seconds.
 */
export async function callOut(
  call: Call,
  o: { allowed: readonly string[]; resolve?: Resolve; mostMs?: number },
): Promise<Outcome> {
  const start = performance.now();
  const signal = AbortSignal.timeout(o.mostMs ?? MOST_MS);
  const outcome = await Promise.race([attempt(call, o, signal), overdue(signal)]).catch((error: unknown) =>
    failed(error, signal),
  );
  return { ...outcome, ms: Math.round(performance.now() - start) };
}

type Ended = { is: 'answered'; status: number } | { is: 'failed'; code: FailureCode; isUnheard?: true };
type FailureCode = Extract<Outcome, { is: 'failed' }>['code'];

async function attempt(
  call: Call,
  o: { allowed: readonly string[]; resolve?: Resolve },
  signal: AbortSignal,
): Promise<Ended> {
  const target = await targetOf(call.url, o.allowed, o.resolve);
  if (typeof target === 'string')
    return { is: 'failed', code: target, ...(target === 'host_unknown' ? { isUnheard: true } : {}) };
  for (const [i, address] of target.addresses.entries()) {
    try {
      return { is: 'answered', status: await post(target.url, address, call, signal) };
    } catch (error) {
      if (i === target.addresses.length - 1 || !isUnreached(error)) throw error;
    }
  }
  return { is: 'failed', code: 'connection_failed' };
}

/** Nobody has heard anything yet, so that another address of the same name may be tried. */
const isUnreached = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );

/** The look-up of a name cannot be broken off: whoever waits is told in time all the same. */
const overdue = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

function post(url: URL, address: string, call: Call, signal: AbortSignal): Promise<number> {
  const body = typeof call.body === 'string' ? Buffer.from(call.body) : call.body;
  const options: RequestOptions & { servername?: string } = {
    method: 'POST',
    host: address,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: url.pathname + url.search,
    // The certificate is asked for the name, whatever the address.
    ...(isIP(url.hostname.replace(/^\[|\]$/g, '')) ? {} : { servername: url.hostname }),
    headers: { ...call.headers, host: url.host, 'content-length': body.length },
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    send(options, (answer) => take(answer).then(resolve, reject))
      .on('error', reject)
      .end(body);
  });
}

/** To the end or to its bound, so that the other side is not cut off in the middle of a short answer. */
async function take(answer: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) break;
  }
  return answer.statusCode ?? 0;
}

function failed(error: unknown, signal: AbortSignal): Ended {
  if (signal.aborted) return { is: 'failed', code: 'no_answer' };
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const isTrust = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO/.test(code);
  // A certificate is looked at before anything is said.
  const isUnheard = /CERT|UNABLE_TO_VERIFY/.test(code) ? { isUnheard: true as const } : {};
  if (isTrust) return { is: 'failed', code: 'not_secure', ...isUnheard };
  return { is: 'failed', code: 'connection_failed', ...(isUnreached(error) ? { isUnheard: true } : {}) };
}
