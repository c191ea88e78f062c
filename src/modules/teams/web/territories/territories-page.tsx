import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../../../web/api/figures.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { iconOf } from '../../../../web/kit/icons.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import base from '../teams.module.css';
import { inTreeOrder } from '../tree.ts';
import { customersOf, territoriesQuery, territoryMembersQuery, useMayDraw } from './data.ts';
import { TerritoryLine, TopOfTerritories } from './territory-line.tsx';

/** The tree of territories, with how many customers and people each has. */
export default function TerritoriesPage() {
  const { t } = useTranslation('teams');
  const navigate = useNavigate();
  const mayDraw = useMayDraw();
  const { data, error, refetch } = useQuery(territoriesQuery);
  const members = useQuery(territoryMembersQuery).data ?? [];
  const counts = useCounts();
  const add = (): void => void navigate({ to: '/territories/new' });
  return (
    <div className={base.page}>
      <header className={base.head}>
        <h1>{t('territories.title')}</h1>
        {mayDraw && <Button onClick={add}>{t('territories.add')}</Button>}
        <p>{t('territories.text')}</p>
      </header>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={6} />}
      {data?.length === 0 && (
        <EmptyState
          icon={iconOf('map-pins')}
          title={t('territories.none')}
          text={t('territories.noneText')}
        />
      )}
      <ul className={base.list} aria-label={t('territories.title')}>
        {inTreeOrder(data ?? []).map(({ item, depth }) => (
          <TerritoryLine
            key={item.id}
            item={item}
            depth={depth}
            all={data ?? []}
            members={members.filter((m) => m.territory.id === item.id)}
            customers={counts?.get(item.id) ?? (counts ? 0 : null)}
            mayDraw={mayDraw}
          />
        ))}
      </ul>
      {mayDraw && (data?.length ?? 0) > 1 && <TopOfTerritories all={data ?? []} />}
      {data && data.length > 0 && <InNone count={counts?.get('') ?? 0} />}
    </div>
  );
}

/** Customers by territory, as far as the reader sees them. */
function useCounts(): Map<string, number> | undefined {
  const party = useMeta().find('contacts.party');
  const { data } = useQuery({
    ...figuresQuery(
      party ?? { name: 'contacts.party', base: 'contacts.party' },
      [{ fn: 'count' }],
      [{ field: 'territory' }],
    ),
    enabled: party !== undefined,
  });
  return data && new Map(data.map(({ keys, values }) => [keys[0] ?? '', Number(values[0] ?? 0)]));
}

function InNone({ count }: { count: number }) {
  const { t } = useTranslation('teams');
  const formats = useFormats();
  const route = useMeta().find('contacts.party')?.route ?? 'parties';
  if (!count) return null;
  return (
    <p className={base.foot}>
      <RecordLink to={customersOf(route, null)}>
        {t('territories.inNone', { count, number: formats.number(String(count)) })}
      </RecordLink>
    </p>
  );
}
