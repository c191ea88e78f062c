/**
 * The address in the form that is kept and compared: without `mailto:`, name and brackets, in lower case, the domain in
 * ASCII (IDNA); null for what is no address. Dots and `+tags` are kept: only some providers ignore them.
 */
export function normalizeEmail(raw: string): string | null {
  const text = raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const bracketed = /^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text;
  const address = bracketed
    .replace(/^mailto:/i, '')
    .replace(/[\s.,;]+$/, '')
    .trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).toLowerCase();
  const domain = asciiDomain(address.slice(at + 1));
  if (at < 1 || !domain || !isLocalPart(local)) return null;
  return local.length + domain.length + 1 <= 254 ? `${local}@${domain}` : null;
}

// RFC 5321 and 6531: the characters of an unquoted local part, 64 bytes at most.
const isLocalPart = (local: string): boolean =>
  new TextEncoder().encode(local).length <= 64 &&
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local);

function asciiDomain(domain: string): string | null {
  if (domain === '' || /[\s/:?#@\\%[\]]/.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname;
  const labels = ascii.split('.');
  const isName = labels.every((l) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(l));
  return isName && labels.length > 1 && /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '')
    ? ascii
    : null;
}
