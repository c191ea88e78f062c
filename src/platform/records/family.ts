import type { Entity } from '../../kernel/entity.ts';
import type { Registry } from '../registry.ts';

const known = new WeakMap<Entity, Entity>();

/**
 * A base with the fields of all its kinds, which lie in its table: so that customers of both kinds are asked for an
 * industry. A record of another kind has nothing in them.
 */
export function wholeFamily(registry: Registry, entity: Entity): Entity {
  if (!entity.kinds) return entity;
  const found = known.get(entity);
  if (found) return found;
  const fields = Object.assign(
    {},
    ...registry.kindsOf(entity.name).map((kind) => kind.fields),
    entity.fields,
  );
  const whole: Entity = { ...entity, fields };
  known.set(entity, whole);
  return whole;
}
