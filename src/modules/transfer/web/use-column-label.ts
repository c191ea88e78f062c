import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { amountOf } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { targetsQuery } from './imports.ts';

/** What a column fills, in words: a field, the currency of an amount, or a part of another record (a fax, a department). */
export function useColumnLabel(): (entity: string, column: string) => string {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const index = useMeta();
  const { data: targets } = useQuery(targetsQuery);
  return (name, column) => {
    const entity = index.find(name);
    if (!entity) return column;
    if (column === 'id') return t('columns.id');
    const words = targets?.find((target) => target.entity === name)?.columns[column];
    const bearer = words && index.find(words.entity);
    if (words && bearer)
      return words.option
        ? labels.option(bearer, words.field, words.option)
        : labels.field(bearer, bearer.fields.find((f) => f.name === words.field) ?? { name: words.field });
    const amount = amountOf(column);
    const own = amount ?? column;
    const field = labels.field(entity, entity.fields.find((f) => f.name === own) ?? { name: own });
    return amount ? t('columns.currencyOf', { field }) : field;
  };
}
