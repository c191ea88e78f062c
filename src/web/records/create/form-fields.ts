import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { meets } from '../../../kernel/condition.ts';
import { isEditable } from '../../fields/field-editor.tsx';
import { isEmptyValue, todayIn } from '../../fields/values.ts';
import { viewOf } from '../../shell/screens.ts';

export type Draft = Record<string, unknown>;

export const isShown = (field: MetaField, draft: Draft): boolean =>
  !field.visibleWhen || meets(field.visibleWhen, draft);
export const isDemanded = (field: MetaField, draft: Draft): boolean =>
  !!field.required || !!field.expected || (!!field.requiredWhen && meets(field.requiredWhen, draft));

/** Fields of the form: what is demanded and what the module asks for first, the rest behind "more". */
export function formFields(entity: MetaEntity, draft: Draft): { first: MetaField[]; more: MetaField[] } {
  const isMade = (f: MetaField): boolean => f.name === entity.title && titleParts(entity).length > 0;
  const editable = entity.fields.filter(
    (f) => isEditable(f) && !f.isStandard && f.overlay?.place !== 'record' && isShown(f, draft) && !isMade(f),
  );
  const asked = viewOf(entity)?.form;
  const isFirst = (f: MetaField): boolean =>
    f.name === entity.title ||
    isDemanded(f, draft) ||
    (asked ? asked.includes(f.name) : false) ||
    f.overlay?.place === 'form' ||
    f.name in draft;
  const first = editable.filter(isFirst);
  const named = [...(asked ?? []).flatMap((name) => first.find((f) => f.name === name) ?? []), ...first];
  const title = first.filter((f) => f.name === entity.title);
  const rest = editable.filter((f) => !isFirst(f));
  const ordered = [...new Set([...title, ...named])];
  return ordered.length > 2 || rest.length > 6
    ? {
        first: [...ordered, ...(asked ? [] : rest.slice(0, Math.max(0, 5 - ordered.length)))],
        more: asked ? rest : rest.slice(Math.max(0, 5 - ordered.length)),
      }
    : { first: [...ordered, ...rest], more: [] };
}

const titleParts = (entity: MetaEntity): readonly string[] => viewOf(entity)?.titleFrom ?? [];

/** Demanded fields that are still empty; the first part of a title that is made of parts. Switches are never empty. */
export const missingFields = (entity: MetaEntity, draft: Draft): string[] => [
  ...missingParts(entity, draft),
  ...entity.fields.filter((f) => isMissing(entity, f, draft)).map((f) => f.name),
];

function missingParts(entity: MetaEntity, draft: Draft): string[] {
  const parts = titleParts(entity);
  return parts.every((name) => isEmptyValue(draft[name])) ? parts.slice(0, 1) : [];
}

const isMissing = (entity: MetaEntity, f: MetaField, draft: Draft): boolean =>
  isEditable(f) &&
  f.type !== 'boolean' &&
  isShown(f, draft) &&
  isDemanded(f, draft) &&
  !hasDefault(f) &&
  !(f.name === entity.title && titleParts(entity).length > 0) &&
  isEmptyValue(draft[f.name]);

/** What the server fills in where nothing is said. */
const hasDefault = (field: MetaField): boolean => 'default' in field && field.default !== undefined;

/** What a new record starts with: the user as the one responsible, declared defaults, what the place knows. */
export function firstDraft(
  entity: MetaEntity,
  me: { id: string; name: string; timeZone: string },
  given: Draft | undefined,
): Draft {
  const draft: Draft = {};
  for (const field of entity.fields) {
    if (!isEditable(field)) continue;
    if (hasDefault(field) && field.type !== 'instant')
      draft[field.name] = (field as { default?: unknown }).default;
    // A day that must be said is today until another is chosen: when a deal began, when somebody joined.
    if (field.type === 'date' && (field.required || field.expected) && !field.custom)
      draft[field.name] = todayIn(me.timeZone);
    const isResponsible =
      field.type === 'ref' && field.to?.[0] === 'access.user' && ownerNames.has(field.name);
    // Rules decide unless somebody is named.
    if (isResponsible && entity.assigned !== 'always') draft[field.name] = { id: me.id, name: me.name };
  }
  return { ...draft, ...given };
}
const ownerNames = new Set(['owner', 'assignee', 'author', 'responsible']);
