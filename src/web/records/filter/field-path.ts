import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { fieldOf, type MetaIndex } from '../../api/meta.ts';
import type { LabelLookup } from '../../i18n/labels.ts';

/** Relations that a path may follow: one entity at the other end, three steps at most. */
export const LONGEST = 3;

export interface ResolvedPath {
  entity: MetaEntity;
  field: MetaField;
  title: string;
}

/** `party.region` -> the region of the customer, with a title that names the way. */
export function resolvePath(
  index: MetaIndex,
  labels: LabelLookup,
  entity: MetaEntity,
  path: string,
): ResolvedPath | undefined {
  const [first = '', ...rest] = path.split('.');
  const field = fieldOf(entity, first);
  if (!field) return undefined;
  const own = labels.field(entity, field);
  if (!rest.length) return { entity, field, title: own };
  const target = askedOf(index, field);
  const inner = target && resolvePath(index, labels, target, rest.join('.'));
  return inner && { ...inner, title: `${own} › ${inner.title}` };
}

export function targetOf(index: MetaIndex, field: MetaField): MetaEntity | undefined {
  if (field.type === 'collection') return index.find(field.of ?? '');
  const [only, other] = field.to ?? [];
  return field.type === 'ref' && only && only !== '*' && !other ? index.find(only) : undefined;
}

/** The same as conditions ask it: a customer for the fields of companies and of people. */
export const askedOf = (index: MetaIndex, field: MetaField): MetaEntity | undefined => {
  const target = targetOf(index, field);
  return target && index.whole(target.name);
};

export const filterable = (entity: MetaEntity): MetaField[] => {
  const shown = entity.fields.filter((f) => f.name !== 'version' && f.name !== 'custom');
  return [...shown.filter((f) => !f.isStandard), ...shown.filter((f) => f.isStandard)];
};
