import webPush from 'web-push';
import { type Call, callOut, type Outcome } from '../../../platform/net/call-out.ts';
import type { VapidKeys } from './keys.ts';

/** A browser as the service of its maker reaches it, and by which keys only it reads what comes. */
export interface PushTarget {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** Whom the service may write to about us. */
  contact: string;
}
export type PushOutcome =
  | { is: 'sent' }
  /** The browser is no longer there. */
  | { is: 'gone' }
  | { is: 'later' | 'failed' | 'uncertain'; code: string };
/** The road to services that deliver; tests take another. */
export type PostPush = (target: PushTarget, payload: string, keys: VapidKeys) => Promise<PushOutcome>;

/** A reminder that comes hours late says nothing any more. */
const KEPT_S = 6 * 3600;

/** Never to a host within somebody's own network, whatever an administrator allowed other calls: anybody may set the address. */
export const postPush: PostPush = async (target, payload, keys) =>
  outcomeOf(await callOut(requestOf(target, payload, keys), { allowed: [] }));

/** Encrypted for the browser alone (RFC 8291), and signed (RFC 8292). */
export function requestOf(target: PushTarget, payload: string, keys: VapidKeys): Call {
  const { body, headers } = webPush.generateRequestDetails(target, payload, {
    vapidDetails: { subject: target.contact, ...keys },
    TTL: KEPT_S,
    urgency: 'high',
    contentEncoding: 'aes128gcm',
  });
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { url: target.endpoint, body: body ?? '', headers: Object.fromEntries(named) };
}

/** An answer is certain; where none came, only a connection that was never made is. */
export function outcomeOf(outcome: Outcome): PushOutcome {
  if (outcome.is === 'failed') {
    if (outcome.isUnheard) return { is: 'later', code: outcome.code };
    return { is: isRefused.has(outcome.code) ? 'failed' : 'uncertain', code: outcome.code };
  }
  const { status } = outcome;
  if (status >= 200 && status < 300) return { is: 'sent' };
  if (status === 404 || status === 410) return { is: 'gone' };
  return { is: status === 429 || status >= 500 ? 'later' : 'failed', code: `http_${status}` };
}
const isRefused = new Set(['invalid_url', 'address_not_allowed']);
