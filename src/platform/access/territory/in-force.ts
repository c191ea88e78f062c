import { type Condition, fieldsRead } from '../../../kernel/condition.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import { rememberedUntilChanged } from '../../remembered.ts';
import { byPrecedence } from './precedence.ts';

/** A territory that takes customers by its filter. */
export interface Taking {
  id: string;
  condition: Condition;
}
export interface StoredTerritory {
  id: string;
  name: string;
  parent: string | null;
  position: number;
  isActive: boolean;
  condition: Condition | null;
}

/** Every living territory, also those that are off: they hold the places of those below them. */
export const storedTerritories = (ctx: Pick<Context, 'db'>): Promise<StoredTerritory[]> =>
  ctx.db.rows<StoredTerritory>(
    sql`select id, name, parent_id as parent, position, is_active as "isActive", condition from territory where deleted_at is null`,
  );

/** Those that take customers, whoever comes first before the others. */
export const taking = (all: readonly StoredTerritory[]): Taking[] =>
  byPrecedence(all).flatMap(({ id, condition, isActive }) =>
    isActive && condition ? [{ id, condition }] : [],
  );

/** The same with the names of all fields that their filters read: every write of a customer asks. */
export const territoriesInForce = rememberedUntilChanged<{ list: Taking[]; reads: ReadonlySet<string> }>(
  'access.territory',
  async (ctx) => {
    const list = taking(await storedTerritories(ctx));
    return { list, reads: new Set(list.flatMap((t) => fieldsRead(t.condition))) };
  },
);
