import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { ViewDefinition } from '../../../kernel/view.ts';
import type { RecordValues } from '../../api/records.ts';
import { useMe } from '../../api/session.ts';
import { savedViewsQuery } from '../../api/views.ts';
import { isLink } from '../../fields/values.ts';
import { useLabels } from '../../i18n/labels.ts';
import { viewOf } from '../../shell/screens.ts';

export interface ViewTab {
  key: string;
  title: string;
  definition: ViewDefinition;
  origin: 'ready' | 'own' | 'shared';
  /** Of a saved view. */
  record?: RecordValues;
}

/** Tabs of a list: everything, the module's ready-made views, one's own and shared ones. */
export function useViews(entity: MetaEntity): ViewTab[] {
  const { t } = useTranslation();
  const labels = useLabels();
  const me = useMe();
  const saved = useSavedViews(entity);
  return useMemo(() => {
    const view = viewOf(entity);
    const all: ViewTab = {
      key: 'all',
      title: t('views.all', { entity: labels.many(entity) }),
      definition: {},
      origin: 'ready',
    };
    const ready = (view?.tabs ?? []).map(
      ({ key, title, ...definition }): ViewTab => ({ key, title: t(title), definition, origin: 'ready' }),
    );
    return [all, ...ready, ...saved.map((record) => savedTab(record, me.id))];
  }, [entity, saved, t, labels, me.id]);
}

const none: RecordValues[] = [];

function useSavedViews(entity: MetaEntity): RecordValues[] {
  const { data } = useQuery(savedViewsQuery);
  return useMemo(() => data?.filter((v) => v['entity'] === entity.name) ?? none, [data, entity]);
}

function savedTab(record: RecordValues, me: string): ViewTab {
  const owner = record['owner'];
  const definition = (record['definition'] ?? {}) as ViewDefinition;
  return {
    key: record.id,
    title: String(record['name'] ?? ''),
    definition,
    origin: isLink(owner) && owner.id === me ? 'own' : 'shared',
    record,
  };
}
