import { ActionIcon, Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../../web/api/client.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { undoToast } from '../../../web/kit/toast.tsx';
import classes from './assignment.module.css';
import { type RuleRecord, rulesQuery, useAct } from './data.ts';
import { LogCard } from './log-card.tsx';
import { TrialCard } from './trial-card.tsx';
import { type RuleDraft, useRuleDraft } from './use-rule-draft.ts';
import { WhatCard } from './what-card.tsx';
import { WhichCard } from './which-card.tsx';
import { WhoCard } from './who-card.tsx';

/** A rule, or a new one, with what it would have done before it does anything, and what it has decided. */
export default function RulePage() {
  const { t } = useTranslation('assignment');
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(rulesQuery);
  const rule = data?.find((r) => r.id === id);
  useDocumentTitle(`${rule?.name ?? t('new')} · Mijoz`);
  const missing = data && id && !rule ? new ApiError(404, {}) : undefined;
  if ((error && !data) || missing)
    return (
      <Page>
        <ErrorState error={missing ?? error} onRetry={() => refetch()} />
      </Page>
    );
  if (!data) return <SkeletonLines count={8} />;
  return <Loaded key={id ?? 'new'} rule={rule} />;
}

function Loaded({ rule }: { rule: RuleRecord | undefined }) {
  const draft = useRuleDraft(rule);
  return (
    <Page header={<Head rule={rule} />}>
      <div className={classes.columns}>
        <div className={classes.main}>
          <WhatCard draft={draft} isNew={!rule} />
          <WhichCard draft={draft} />
          <WhoCard draft={draft} />
          {draft.isDirty && <SaveBar draft={draft} isNew={!rule} />}
        </div>
        <TrialCard id={rule?.id} draft={draft.input} />
        {rule && <LogCard rule={rule} />}
      </div>
    </Page>
  );
}

function Head({ rule }: { rule: RuleRecord | undefined }) {
  const { t } = useTranslation('assignment');
  const navigate = useNavigate();
  const act = useAct((run: () => Promise<unknown>) => run());
  const remove = (one: RuleRecord): void =>
    act.mutate(() => api.delete(`assignment-rules/${one.id}`), {
      onSuccess: () => {
        void navigate({ to: '/settings/assignment' });
        undoToast(t('removed', { name: one.name }), () =>
          act.mutateAsync(() => api.post(`assignment-rules/${one.id}/restore`)),
        );
      },
    });
  return (
    <header className={classes.pageHead}>
      <Link to="/settings/assignment">
        <IconUsersGroup size={16} stroke={1.6} aria-hidden />
        <span>{t('title')}</span>
      </Link>
      <h1>{rule?.name ?? t('new')}</h1>
      {rule && (
        <>
          <span className={classes.state} data-on={rule.isActive || undefined}>
            {t(rule.isActive ? 'isOn' : 'isOff')}
          </span>
          <ActionIcon
            className={classes.last}
            aria-label={t('remove')}
            title={t('remove')}
            onClick={() => remove(rule)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </>
      )}
    </header>
  );
}

function SaveBar({ draft, isNew }: { draft: RuleDraft; isNew: boolean }) {
  const { t } = useTranslation('assignment');
  return (
    <div className={classes.saveBar}>
      {!isNew && (
        <Button variant="default" onClick={draft.discard}>
          {t('discard')}
        </Button>
      )}
      <Button onClick={draft.save} loading={draft.isSaving} disabled={!draft.input.name.trim()}>
        {t(isNew ? 'create' : 'save')}
      </Button>
    </div>
  );
}
