import type { Entity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';
import type { Registry } from '../registry.ts';
import { compileFormula } from './formula.ts';
import { checkRollup } from './rollup.ts';

export interface StoredCustomField {
  entity: string;
  key: string;
  label: string;
  type: string;
  help: string | null;
  isExpected: boolean;
  isSearched: boolean;
  settings: { to?: string; expression?: string; rollup?: unknown };
}

/** The declaration that a stored row stands for; nothing for a type that this version does not know. */
export function fieldOf(row: StoredCustomField): f.Field | undefined {
  const custom = row.help ? { label: row.label, help: row.help } : { label: row.label };
  const base = { custom, expected: row.isExpected, search: row.isSearched };
  switch (row.type) {
    case 'text':
      return f.text(row.key, base);
    case 'longText':
      return f.longText(row.key, base);
    case 'integer':
      return f.integer(row.key, base);
    case 'decimal':
      return f.decimal(row.key, { ...base, scale: 6 });
    case 'money':
      return f.money(row.key, base);
    case 'boolean':
      return f.boolean(row.key, base);
    case 'date':
      return f.date(row.key, base);
    case 'instant':
      return f.instant(row.key, base);
    case 'pick':
      return f.pick(row.key, row.key, base);
    case 'tags':
      return f.tags(row.key, base);
    case 'ref':
      return row.settings.to ? f.ref(row.key, row.settings.to, base) : undefined;
    default:
      return undefined;
  }
}

/** A formula or roll-up: read-only, worked out by the database at reading. Throws where it cannot be understood. */
export function computedFieldOf(find: Registry['find'], entity: Entity, row: StoredCustomField): f.Field {
  const custom = row.help ? { label: row.label, help: row.help } : { label: row.label };
  if (row.type === 'rollup') {
    const rollup = checkRollup(find, entity, row.settings.rollup);
    return f.decimal(row.key, { custom, readOnly: true, computed: { sql: '', reads: [], rollup } });
  }
  const formula = compileFormula(entity, String(row.settings.expression ?? ''));
  const o = { custom, readOnly: true, computed: { sql: formula.sql, reads: formula.reads } };
  switch (formula.kind) {
    case 'number':
      return f.decimal(row.key, o);
    case 'boolean':
      return f.boolean(row.key, o);
    case 'date':
      return f.date(row.key, o);
    case 'instant':
      return f.instant(row.key, o);
    default:
      return f.text(row.key, o);
  }
}
