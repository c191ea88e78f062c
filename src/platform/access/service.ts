import type { RolePermissions } from '../../kernel/permission.ts';
import type { Database } from '../database/connection.ts';
import { sql } from '../database/sql.ts';
import { today } from '../today.ts';
import { type Grants, loadGrants } from './grants.ts';

export interface AccessService {
  grantsOf(userId: string): Promise<Grants | undefined>;
  /** Fields of an entity that some role limits: their words are searched apart from the open ones. */
  limitedFields(entity: string): ReadonlySet<string>;
  /** Fields whose words the search documents hold apart by now. */
  separated(entity: string): ReadonlySet<string>;
  /** After any change of users, roles, departments, teams or shares: the next request reads rights anew. */
  forget(): void;
  /** Grows with every such change: what was kept under a smaller number is void. */
  epoch(): number;
  reload(): Promise<void>;
}

/** Periods begin and end at midnight without anybody writing; an entry older than this is read again. */
const KEPT_MS = 30_000;

export function createAccess(db: Database, now: () => Date, timeZone: () => string): AccessService {
  const kept = new Map<string, { grants: Promise<Grants | undefined>; until: number }>();
  let epoch = 0;
  let limited = new Map<string, Set<string>>();
  let separated = new Map<string, Set<string>>();
  const service: AccessService = {
    grantsOf: (userId) => {
      const known = kept.get(userId);
      if (known && known.until > now().getTime()) return known.grants;
      const grants = loadGrants(db, userId, today({ now: now(), timeZone: timeZone() }));
      grants.catch(() => kept.delete(userId));
      kept.set(userId, { grants, until: now().getTime() + KEPT_MS });
      return grants;
    },
    limitedFields: (entity) => limited.get(entity) ?? none,
    separated: (entity) => separated.get(entity) ?? none,
    epoch: () => epoch,
    forget: () => {
      epoch += 1;
      kept.clear();
      db.raw(`select pg_notify('mijoz', '{"access":true}')`).catch(() => undefined);
    },
    reload: async () => {
      epoch += 1;
      kept.clear();
      limited = await loadLimited(db);
      separated = await loadSeparated(db);
    },
  };
  return service;
}

const none: ReadonlySet<string> = new Set();

async function loadLimited(db: Database): Promise<Map<string, Set<string>>> {
  const roles = await db.rows<{ permissions: RolePermissions }>(
    sql`select permissions from role where deleted_at is null`,
  );
  const limited = new Map<string, Set<string>>();
  for (const { permissions } of roles) {
    for (const [entity, fields] of Object.entries(permissions.fields ?? {})) {
      limited.set(entity, new Set([...(limited.get(entity) ?? []), ...Object.keys(fields)]));
    }
  }
  return limited;
}

async function loadSeparated(db: Database): Promise<Map<string, Set<string>>> {
  const rows = await db.rows<{ entity: string; fields: string[] }>(
    sql`select entity, fields from search_separation`,
  );
  return new Map(rows.map((r) => [r.entity, new Set(r.fields)]));
}
