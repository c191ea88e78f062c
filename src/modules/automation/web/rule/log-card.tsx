import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import base from '../automation.module.css';
import { type RuleRecord, runsQuery } from '../automation-data.ts';
import log from './log.module.css';
import { RunLine } from './run-line.tsx';

const outcomes = ['all', 'done', 'skipped', 'failed', 'stopped'] as const;

/** What the rule did, on which record, why, and how it ended. */
export function LogCard({ rule, entity }: { rule: RuleRecord; entity: MetaEntity }) {
  const { t } = useTranslation('automation');
  const [outcome, setOutcome] = useState<string>('all');
  const { data, error, refetch } = useQuery(runsQuery(rule.id, outcome === 'all' ? null : outcome));
  return (
    <section className={log.log}>
      <header>
        <h2>{t('log.title')}</h2>
        <SegmentedControl
          aria-label={t('log.which')}
          value={outcome}
          onChange={setOutcome}
          data={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
      </header>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={4} />}
      {data && !data.items.length && <p className={base.hint}>{t('log.none')}</p>}
      <ul>
        {data?.items.map((run) => (
          <RunLine key={run.id} rule={rule} entity={entity} run={run} />
        ))}
      </ul>
      {data?.next && <p className={base.hint}>{t('log.more', { count: data.items.length })}</p>}
    </section>
  );
}
