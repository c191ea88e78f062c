import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Where a call really goes: the addresses that were looked at, not a name that may lead elsewhere a moment later. */
export interface Target {
  url: URL;
  /** In the order in which they are tried. */
  addresses: string[];
}
export type Refusal = 'invalid_url' | 'address_not_allowed' | 'host_unknown';
/** All addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>;

const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map((a) => a.address);

/** What is wrong with the form of an address, before anybody is asked for it. */
export function webAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url && (url.protocol === 'https:' || url.protocol === 'http:');
  return isWeb && url.hostname && !url.username && !url.password ? url : undefined;
}

/**
 * Finds the addresses to connect to, or refuses. A name with several addresses of which one is not open is refused
 * whole. Odd ways of writing a number (octal, hexadecimal, one number) become usual ones while the URL is read.
 */
export async function targetOf(
  text: string,
  allowed: readonly string[],
  resolve: Resolve = resolveHost,
): Promise<Target | Refusal> {
  const url = webAddress(text);
  if (!url) return 'invalid_url';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (!addresses.length) return 'host_unknown';
  const isOpen = isNamed(url, allowed) || addresses.every(isPublicAddress);
  // Many a server has a name for IPv6, and no way there.
  const inOrder = addresses.toSorted((a, b) => isIP(a) - isIP(b));
  return isOpen ? { url, addresses: inOrder } : 'address_not_allowed';
}

const isNamed = (url: URL, allowed: readonly string[]): boolean => {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.includes(url.hostname) || allowed.includes(`${url.hostname}:${port}`);
};
