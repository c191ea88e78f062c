import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Why } from '../../../kernel/why.ts';
import { fieldOf } from '../../api/meta.ts';
import { useLabels } from '../../i18n/labels.ts';

/** What the person may do with one field of a record that is visible to them. */
export function FieldVerdict({ entity, field, why }: { entity: MetaEntity; field: string; why: Why }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const name = labels.field(entity, { ...fieldOf(entity, field), name: field });
  // Read-only for everybody, and not only for the role of who is asking.
  const isFixed = fieldOf(entity, field)?.isReadOnly && entity.fieldModes[field] !== 'readOnly';
  const mode = why.fields[field];
  if (mode === 'hidden') return <p>{t('why.fieldHidden', { field: name })}</p>;
  if (isFixed) return <p>{t('why.fieldFixed', { field: name })}</p>;
  return <p>{t(mode || !why.canWrite ? 'why.fieldRead' : 'why.fieldWrite', { field: name })}</p>;
}
