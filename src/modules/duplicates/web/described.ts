import { identityOf } from '../../../web/records/create/identity.ts';

/** What the form of a new customer says so far, as `GET /duplicates/like` takes it; nothing while it says no name. */
export function describedBy(entity: string, draft: Record<string, unknown>): Record<string, string> | null {
  const { name, email, phone } = identityOf(draft);
  if (!name) return null;
  const more = { email, phone, website: draft['website'], city: draft['city'] };
  const given = Object.entries(more).filter(([, v]) => typeof v === 'string' && v.trim());
  return { kind: entity === 'contacts.person' ? 'person' : 'company', name, ...Object.fromEntries(given) };
}
