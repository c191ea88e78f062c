import type { Entity } from '../../kernel/entity.ts';
import type { Registry } from '../../platform/registry.ts';

/** What the program is set up with, and records that it keeps for itself: rules do not run on these. */
const apart = new Set([
  'access',
  'settings',
  'lists',
  'money',
  'custom',
  'views',
  'transfer',
  'files',
  'processes',
  'automation',
]);

export const isAutomatable = (entity: Entity): boolean =>
  !entity.isInternal &&
  entity.verbs.length > 0 &&
  entity.access.by !== 'administrators' &&
  !apart.has(entity.name.split('.')[0] ?? '');

export const automatable = (registry: Registry): Entity[] => registry.entities.filter(isAutomatable);

/** Names under which rules may stand whose record an event of this entity is of: itself, its base, and where it is one its kinds. */
export function family(registry: Registry, name: string): string[] {
  const entity = registry.find(name);
  if (!entity) return [name];
  const kinds = entity.kinds ? registry.kindsOf(entity.name).map((k) => k.name) : [];
  return [...new Set([entity.name, entity.base, ...kinds])];
}

/** The field that says who is responsible; none where a record belongs to another. */
export const responsibleField = (entity: Entity): string | undefined =>
  entity.access.by === 'owner' ? entity.access.owner : undefined;

/** The field that leads to the customer; `id` where the record is one. */
export const customerField = (entity: Entity): string | undefined =>
  entity.party ?? (entity.access.by === 'owner' ? entity.access.party : undefined);
