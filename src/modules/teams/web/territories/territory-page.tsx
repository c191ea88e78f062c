import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapPins } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../../web/api/client.ts';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { type TerritoryItem, territoriesQuery, useMayDraw } from './data.ts';
import { FactsCard } from './facts-card.tsx';
import { MembersCard } from './members-card.tsx';
import classes from './territories.module.css';
import { TrialCard } from './trial-card.tsx';
import { useTerritoryDraft } from './use-territory-draft.ts';
import { WhichCard } from './which-card.tsx';

/** A territory, or a new one: what it takes is said before it is kept. */
export default function TerritoryPage() {
  const { t } = useTranslation('teams');
  const { id } = useParams({ strict: false }) as { id?: string };
  const { parent } = useSearch({ strict: false }) as { parent?: string };
  const { data, error, refetch } = useQuery(territoriesQuery);
  const item = data?.find((x) => x.id === id);
  useDocumentTitle(`${item?.name ?? t('territories.new')} · Mijoz`);
  const missing = data && id && !item ? new ApiError(404, {}) : undefined;
  if ((error && !data) || missing)
    return (
      <Page>
        <ErrorState error={missing ?? error} onRetry={() => refetch()} />
      </Page>
    );
  if (!data) return <SkeletonLines count={8} />;
  return <Loaded key={id ?? 'new'} item={item} all={data} parent={parent ?? null} />;
}

function Loaded(props: { item: TerritoryItem | undefined; all: TerritoryItem[]; parent: string | null }) {
  const { t } = useTranslation('teams');
  const { item, all, parent } = props;
  const mayDraw = useMayDraw();
  const draft = useTerritoryDraft(item, parent);
  const header = (
    <header className={classes.pageHead}>
      <Link to="/settings/territories">
        <IconMapPins size={16} stroke={1.6} aria-hidden />
        <span>{t('territories.title')}</span>
      </Link>
      <h1>{item?.name ?? t('territories.new')}</h1>
      {item && !item.isActive && <span className={classes.off}>{t('territories.off')}</span>}
    </header>
  );
  return (
    <Page header={header}>
      <div className={classes.columns}>
        <div className={classes.main}>
          <FactsCard item={item} all={all} draft={draft} isLocked={!mayDraw} />
          <WhichCard draft={draft} isLocked={!mayDraw} />
          {mayDraw && draft.isDirty && <SaveBar draft={draft} isNew={!item} />}
          {item && <MembersCard territory={item} mayDraw={mayDraw} />}
        </div>
        {mayDraw && <TrialCard id={item?.id} draft={draft.input} />}
      </div>
    </Page>
  );
}

function SaveBar({ draft, isNew }: { draft: ReturnType<typeof useTerritoryDraft>; isNew: boolean }) {
  const { t } = useTranslation('teams');
  return (
    <div className={classes.saveBar}>
      {!isNew && (
        <Button variant="default" onClick={draft.discard}>
          {t('territories.discard')}
        </Button>
      )}
      <Button onClick={draft.save} loading={draft.isSaving} disabled={!draft.input.name.trim()}>
        {t(isNew ? 'territories.create' : 'territories.save')}
      </Button>
    </div>
  );
}
