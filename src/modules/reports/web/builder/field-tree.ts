import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import { canRead, type MetaIndex } from '../../../../web/api/meta.ts';
import type { LabelLookup } from '../../../../web/i18n/labels.ts';
import { filterable, targetOf } from '../../../../web/records/filter/field-path.ts';
import { fits, zones } from './edit.ts';

export interface Leaf {
  path: string;
  field: MetaField;
  entity: MetaEntity;
  title: string;
  /** Where it leads on to. */
  target: MetaEntity | undefined;
}
/** A related record's fields are offered so many steps away. */
export const FARTHEST = 2;

/** Fields that a report may ask about, below a path over relations. */
export function leavesOf(index: MetaIndex, labels: LabelLookup, entity: MetaEntity, prefix = ''): Leaf[] {
  return filterable(entity)
    .filter((f) => zones.some((zone) => fits(f, zone)) && f.name !== 'id')
    .map((field) => {
      const target = targetOf(index, field);
      return {
        path: prefix + field.name,
        field,
        entity,
        title: labels.field(entity, field),
        target: canRead(target) ? target : undefined,
      };
    });
}

/** Of all fields within reach, those whose title or whose way has the words. */
export function found(
  index: MetaIndex,
  labels: LabelLookup,
  entity: MetaEntity,
  words: string,
): (Leaf & { way: string })[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const all = (of: MetaEntity, prefix: string, way: string, depth: number): (Leaf & { way: string })[] =>
    leavesOf(index, labels, of, prefix).flatMap((leaf) => {
      const here = { ...leaf, way };
      if (!leaf.target || depth >= FARTHEST) return [here];
      return [
        here,
        ...all(leaf.target, `${leaf.path}.`, way ? `${way} › ${leaf.title}` : leaf.title, depth + 1),
      ];
    });
  return all(entity, '', '', 0)
    .filter((leaf) => {
      const text = `${leaf.way} ${leaf.title}`.toLowerCase();
      return wanted.every((w) => text.includes(w));
    })
    .toSorted((a, b) => a.path.split('.').length - b.path.split('.').length)
    .slice(0, 60);
}
