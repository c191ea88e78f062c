/** By what a customer may be known, as the look-up takes it. */
export interface Identity {
  name?: string;
  email?: string;
  phone?: string;
  taxNumber?: string;
}

/** What the form of a new company or person says so far that could be somebody's already. */
export function identityOf(draft: Record<string, unknown>): Identity {
  const parts = [draft['firstName'], draft['middleName'], draft['lastName']].map(textOf).filter(Boolean);
  const name = parts.length > 1 ? parts.join(' ') : parts.length ? '' : textOf(draft['name']);
  const values = rowsOf(draft['channels']).map((row) => textOf(row['value']));
  const phones = values.filter((v) => !v.includes('@') && v.replace(/\D/g, '').length >= 7);
  const all = {
    name,
    email: values.findLast((v) => /.@.+\../.test(v)) ?? '',
    phone: phones.at(-1) ?? '',
    taxNumber: textOf(draft['taxNumber']),
  };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text.length >= 2));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];
