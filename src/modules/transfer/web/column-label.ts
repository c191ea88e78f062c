import type { TFunction } from 'i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { amountOf } from '../../../kernel/import-api.ts';
import type { LabelLookup } from '../../../web/i18n/labels.ts';

/** What a column fills, in words: a field, or the currency of an amount. */
export function columnLabel(
  t: TFunction<'transfer'>,
  labels: LabelLookup,
  entity: MetaEntity,
  name: string,
): string {
  const amount = amountOf(name);
  const own = amount ?? name;
  const field = labels.field(entity, entity.fields.find((f) => f.name === own) ?? { name: own });
  return amount ? t('columns.currencyOf', { field }) : field;
}
