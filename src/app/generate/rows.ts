import type { Entity } from '../../kernel/entity.ts';
import { type Field, isToAny } from '../../kernel/field.ts';
import type { Registry } from '../../platform/registry.ts';

/** One flat interface an entity, as the pipeline works with its records: references as ids. */
export function rowsFile(registry: Registry): string {
  const interfaces = registry.entities.map(rowInterface).join('\n\n');
  return `// Made from the declarations by npm run generate.

interface Money {
  amount: string;
  currency: string;
}
interface AnyRef {
  entity: string;
  id: string;
}

declare module '../kernel/entity.ts' {
  interface EntityRows {
${registry.entities.map((e) => `    '${e.name}': ${rowName(e)};`).join('\n')}
  }
}

${interfaces}
`;
}

const rowName = (entity: Entity): string =>
  `${entity.name
    .split('.')
    .map((p) => `${p.charAt(0).toUpperCase()}${p.slice(1)}`)
    .join('')}Row`;

function rowInterface(entity: Entity): string {
  const lines = Object.entries(entity.fields)
    .filter(([, f]) => f.type !== 'collection' && !f.computed)
    .map(([name, field]) => `  ${name}: ${typeOf(field)}${isNullable(entity, field) ? ' | null' : ''};`);
  return `export interface ${rowName(entity)} {\n  id: string;\n${lines.join('\n')}\n}`;
}

const isNullable = (_entity: Entity, field: Field): boolean =>
  !field.required && field.type !== 'boolean' && field.type !== 'tags';

function typeOf(field: Field): string {
  switch (field.type) {
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'money':
      return 'Money';
    case 'choice':
      return field.options.map((o) => `'${o}'`).join(' | ');
    case 'tags':
      return 'string[]';
    case 'json':
      return 'unknown';
    case 'ref':
      return isToAny(field) ? 'AnyRef' : 'string';
    default:
      return 'string';
  }
}
