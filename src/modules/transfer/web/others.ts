import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListAnswer, MetaField } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { keyOf, type RecordValues } from '../../../web/api/records.ts';
import { choicesQuery } from '../../../web/fields/choices.ts';
import { displayName } from '../../../web/i18n/display-name.ts';
import { useLabels } from '../../../web/i18n/labels.ts';

export interface Other {
  use: string;
  label: string;
  note?: string;
}

/** What else a value may mean than was proposed: records found by the words typed, rows of a list, options, countries. */
export function useOthers(field: MetaField, query: string): Other[] {
  const found = useFound(field, query);
  const index = useMeta();
  const labels = useLabels();
  const { i18n } = useTranslation();
  const choices = useQuery({
    ...choicesQuery(index.find('lists.choice'), field.list ?? ''),
    enabled: field.type === 'pick',
  });
  if (field.type === 'pick') return (choices.data ?? []).map((c) => ({ use: c.id, label: c.name ?? '' }));
  if (field.format === 'country') return query.length >= 2 ? countries(i18n.language, query) : [];
  const entity = index.entities.find((e) => e.fields.includes(field));
  if (field.options && entity)
    return field.options.map((use) => ({ use, label: labels.option(entity, field.name, use) }));
  return found;
}

function useFound(field: MetaField, query: string): Other[] {
  const index = useMeta();
  const target = field.type === 'ref' ? index.find(field.to?.[0] ?? '') : undefined;
  const { data } = useQuery({
    queryKey: target ? keyOf(target, 'import-others', query) : ['none'],
    queryFn: ({ signal }) =>
      api.get<ListAnswer<RecordValues>>(
        target?.route ?? '',
        { q: query, limit: 12, fields: target?.title },
        signal,
      ),
    enabled: Boolean(target) && query.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (!target || query.length < 2) return [];
  return (data?.items ?? []).map((i) => ({ use: i.id, label: String(i[target.title] ?? '') }));
}

function countries(language: string, query: string): Other[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const wanted = query.toLowerCase();
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .flatMap((use) => {
      const label = displayName(language, 'region', use);
      return label !== use && label.toLowerCase().includes(wanted) ? [{ use, label }] : [];
    })
    .slice(0, 12);
}
