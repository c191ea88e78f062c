import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { canRead, type MetaIndex } from '../../api/meta.ts';

export interface Relation {
  entity: MetaEntity;
  field: MetaField;
  /** Belongs to the record, so that its place is shown even while it is empty. */
  isOwn: boolean;
  /** Records of the entity point here by another field too: the field is named beside them. */
  isOneOfSeveral: boolean;
}

/** Every entity and field by which records may point to one of `entity`, in the order in which they are shown. */
export function relationsOf(index: MetaIndex, entity: MetaEntity): Relation[] {
  const collections = entity.fields.filter((f) => f.type === 'collection');
  const found = index.entities.flatMap((other) => {
    // Kinds are shown by their base's name only where the reference is the kind's own.
    if (!canRead(other) || isConfiguration(other)) return [];
    const fields = other.fields.filter(
      (f) =>
        f.type === 'ref' &&
        !f.isStandard &&
        (f.to?.includes(entity.name) || f.to?.includes(entity.base)) &&
        !isInherited(index, other, f),
    );
    return fields.map(
      (field): Relation => ({
        entity: other,
        field,
        isOwn: collections.some((c) => c.of === other.name && c.by === field.name),
        isOneOfSeveral: fields.length > 1,
      }),
    );
  });
  return found.toSorted((a, b) => rank(a) - rank(b));
}

const isConfiguration = (entity: MetaEntity): boolean =>
  /^(lists|custom|settings|views|auth|files)\./.test(entity.name) || shownByPanels.has(entity.name);

/** A panel of the module shows and adds these in a way of its own. */
const shownByPanels = new Set(['access.share', 'contacts.channel', 'control.finding', 'control.reaction']);
const isInherited = (index: MetaIndex, entity: MetaEntity, field: MetaField): boolean =>
  !!entity.kind && !!index.find(entity.base)?.fields.some((f) => f.name === field.name);

const order = [
  'contacts.channel',
  'deals.line',
  'deals.deal',
  'activities.task',
  'contacts.employment',
  'contacts.person',
  'contacts.company',
];
const rank = (r: Relation): number => {
  const place = order.indexOf(r.entity.name);
  return place >= 0 ? place : r.isOwn ? order.length : order.length + 1;
};
