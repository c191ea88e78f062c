import type { Entity } from '../../kernel/entity.ts';
import type { Field, Overlay } from '../../kernel/field.ts';

/** Overlays by the name of the entity that declares the field, then by the field's id. */
export type Overlays = ReadonlyMap<string, ReadonlyMap<string, Overlay>>;

/** The declaration as the company sees it. */
export function overlaid(entity: Entity, overlays: Overlays): Entity {
  const ofBase = overlays.get(entity.base);
  const own = overlays.get(entity.name);
  if (!ofBase && !own) return entity;
  const fields = Object.entries(entity.fields).map(([name, field]) => {
    const overlay = own?.get(field.id) ?? ofBase?.get(field.id);
    return [name, overlay ? withOverlay(field, overlay) : field] as const;
  });
  return { ...entity, fields: Object.fromEntries(fields) };
}

function withOverlay(field: Field, overlay: Overlay): Field {
  if (!overlay.demand) return { ...field, overlay };
  const { requiredWhen: _, ...rest } = field;
  return { ...(rest as Field), overlay, expected: overlay.demand === 'expected' };
}
