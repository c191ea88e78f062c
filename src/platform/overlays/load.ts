import type { Logger } from 'pino';
import type { Overlay } from '../../kernel/field.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';
import type { Registry } from '../registry.ts';
import type { Overlays } from './overlaid.ts';

interface Row {
  entity: string;
  field: string;
  label: string | null;
  help: string | null;
  demand: Overlay['demand'] | null;
  place: Overlay['place'] | null;
  options: Record<string, string> | null;
}

/** What the company changed of declared fields. One whose field is gone is passed over, and said. */
export async function loadOverlays(db: Db, registry: Registry, log: Logger): Promise<Overlays> {
  const rows = await db.rows<Row>(
    sql`select entity, field, label, help, demand, place, options from field_overlay where deleted_at is null`,
  );
  const overlays = new Map<string, Map<string, Overlay>>();
  for (const { entity, field, ...row } of rows) {
    if (!isDeclared(registry, entity, field)) {
      log.warn({ entity, field }, 'an overlay is of a field that is no more');
      continue;
    }
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    overlays.set(entity, (overlays.get(entity) ?? new Map()).set(field, said));
  }
  return overlays;
}

function isDeclared(registry: Registry, entity: string, id: string): boolean {
  const declared = registry.find(entity) && registry.declared(entity);
  return declared !== undefined && Object.values(declared.fields).some((f) => f.id === id);
}
