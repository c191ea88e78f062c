import { DomainError } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { App } from '../app.ts';
import { sql } from '../database/sql.ts';

/** So many tries within a window that begins with the first of them. */
export interface Limit {
  name: string;
  tries: number;
  seconds: number;
}

/** An office behind one address shares it, so this one is wide; what guards an account are the narrower ones. */
export const byAddress: Limit = { name: 'address', tries: 60, seconds: 900 };
/** One account from one place. */
export const byAccountAndAddress: Limit = { name: 'pair', tries: 10, seconds: 900 };
/** One account from all places: wide enough that a stranger cannot easily keep its owner out. */
export const byAccount: Limit = { name: 'account', tries: 40, seconds: 3600 };
/** A code has six digits: with these tries guessing it takes years. */
export const byCode: Limit = { name: 'code', tries: 6, seconds: 900 };
export const byLink: Limit = { name: 'link', tries: 30, seconds: 900 };

/**
 * Counts a try before it is made, outside of any transaction, so that tries made at once are all counted. Throws
 * `tooMany` with the seconds to wait; what turned out well is given back by `forgive`.
 */
export async function countTry(app: App, limit: Limit, of: string): Promise<void> {
  const now = app.now();
  const end = new Date(now.getTime() + limit.seconds * 1000).toISOString();
  const row = await app.db.one<{ points: number; expiresAt: string }>(sql`
    insert into rate_limit as r (id, key, points, expires_at) values (${uuidv7()}, ${keyOf(limit, of)}, 1, ${end})
    on conflict (key) do update set
      points = case when r.expires_at <= ${now.toISOString()} then 1 else least(r.points + 1, 1000000) end,
      expires_at = case when r.expires_at <= ${now.toISOString()} then excluded.expires_at else r.expires_at end
    returning points, expires_at as "expiresAt"`);
  if (!row || row.points <= limit.tries) return;
  const seconds = Math.max(1, Math.ceil((Date.parse(row.expiresAt) - now.getTime()) / 1000));
  throw new DomainError('tooMany', 'too_many_tries', { params: { seconds } });
}

/** Forgets the tries; `one` only takes the last one back. */
export async function forgive(app: App, limit: Limit, of: string, one?: 'one'): Promise<void> {
  if (one)
    await app.db.rows(
      sql`update rate_limit set points = greatest(points - 1, 0) where key = ${keyOf(limit, of)}`,
    );
  else await app.db.rows(sql`delete from rate_limit where key = ${keyOf(limit, of)}`);
}

const keyOf = (limit: Limit, of: string): string => `${limit.name}:${of}`.slice(0, 300);

/** Whoever has one IPv6 address has 2^64 of them: they count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((g) => g.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
