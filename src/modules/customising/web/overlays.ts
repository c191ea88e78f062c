import { queryOptions } from '@tanstack/react-query';
import type { ListAnswer, MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { Overlay } from '../../../kernel/field.ts';
import { api } from '../../../web/api/client.ts';

export interface OverlayRow {
  id: string;
  entity: string;
  field: string;
  label: string | null;
  help: string | null;
  demand: Overlay['demand'] | null;
  place: Overlay['place'] | null;
  options: Record<string, string> | null;
}
export type OverlayValues = Omit<OverlayRow, 'id' | 'entity' | 'field'>;

export const overlaysQuery = queryOptions({
  queryKey: ['records', 'custom.overlay', 'all'],
  queryFn: ({ signal }) => api.get<ListAnswer<OverlayRow>>('field-overlays', { limit: 200 }, signal),
});

/** Fields that the program brings and people meet on screens. */
export const declaredFields = (entity: MetaEntity): MetaField[] =>
  entity.fields.filter(
    (f) =>
      !f.isStandard && !f.custom && f.id && f.name !== 'kind' && f.name !== 'incomplete' && f.type !== 'json',
  );

/** A field that kinds share is changed for all of them. */
export const overlayOf = (rows: OverlayRow[], entity: MetaEntity, field: MetaField): OverlayRow | undefined =>
  rows.find((r) => r.field === field.id && r.entity === entity.name) ??
  rows.find((r) => r.field === field.id && r.entity === entity.base);

const isNothing = (values: OverlayValues): boolean => Object.values(values).every((v) => v === null);

/** Kept where it says something; where it says nothing any more, the declaration holds again. */
export async function saveOverlay(
  entity: MetaEntity,
  field: MetaField,
  row: OverlayRow | undefined,
  values: OverlayValues,
): Promise<void> {
  if (row && isNothing(values)) await api.delete(`field-overlays/${row.id}`);
  else if (row) await api.patch(`field-overlays/${row.id}`, values);
  else if (!isNothing(values))
    await api.post('field-overlays', { entity: entity.name, field: field.id, ...values });
}
