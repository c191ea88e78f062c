import { useTranslation } from 'react-i18next';
import { FilterBuilder } from '../../../../web/records/filter/filter-builder.tsx';
import base from '../automation.module.css';
import type { PartProps } from './part-props.ts';

/** What must hold of the record at that moment; everything where nothing is said. */
export function IfCard({ entity, draft, isLocked }: PartProps) {
  const { t } = useTranslation('automation');
  return (
    <fieldset className={base.card} disabled={isLocked}>
      <legend>{t('part.if')}</legend>
      <p className={base.hint}>{t('ifHint')}</p>
      <FilterBuilder
        entity={entity}
        value={draft.condition ?? undefined}
        onChange={(condition) => draft.change({ condition: condition ?? null })}
      />
    </fieldset>
  );
}
