import type { Logger } from 'pino';
import type { Entity } from '../../kernel/entity.ts';
import type { Field } from '../../kernel/field.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';
import type { Registry } from '../registry.ts';
import { computedFieldOf, fieldOf, type StoredCustomField } from './field-of.ts';

/** The company's own fields by entity, as declarations that merge with the program's; computed ones see the stored. */
export async function loadCustomFields(
  db: Db,
  registry: Registry,
  log: Logger,
): Promise<Map<string, Record<string, Field>>> {
  const rows =
    await db.rows<StoredCustomField>(sql`select entity, key, label, type, help, is_expected as "isExpected", is_searched as "isSearched", settings
    from custom_field where deleted_at is null order by position, created_at, key`);
  const byEntity = new Map<string, Record<string, Field>>();
  const add = (row: StoredCustomField, field: Field): void =>
    void byEntity.set(row.entity, { ...byEntity.get(row.entity), [row.key]: field });
  for (const row of rows) {
    const field = fieldOf(row);
    if (field) add(row, field);
  }
  const find: Registry['find'] = (name) => registry.find(name) && withFields(registry, name, byEntity);
  for (const row of rows.filter((r) => r.type === 'formula' || r.type === 'rollup')) {
    try {
      add(row, computedFieldOf(find, withFields(registry, row.entity, byEntity), row));
    } catch (error) {
      // A declared field that it read is gone, or is called otherwise now: the field is left out, the program runs.
      log.warn(
        { field: row.key, entity: row.entity, code: (error as Error).message },
        'custom field cannot be worked out',
      );
    }
  }
  return byEntity;
}

function withFields(registry: Registry, name: string, custom: Map<string, Record<string, Field>>): Entity {
  const entity = registry.declared(name);
  return { ...entity, fields: { ...entity.fields, ...custom.get(entity.base), ...custom.get(name) } };
}
