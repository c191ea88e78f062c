import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reaches } from '../../../kernel/permission.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { UnratedNote } from '../../../web/figures/unrated-note.tsx';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { CoachingCard } from './coaching-card.tsx';
import classes from './control.module.css';
import { teamQuery } from './control-data.ts';
import { DaysChooser } from './days-chooser.tsx';
import { ExceptionsCard } from './exceptions-card.tsx';
import { PlanFactCard } from './plan-fact-card.tsx';
import { ScoreTable } from './score-table.tsx';
import { useDays } from './use-days.ts';

const forecast = [
  'deals.won',
  'deals.forecast.commit',
  'deals.forecast.bestCase',
  'deals.forecast.pipeline',
  'deals.pipeline',
];
const activity = ['activities.calls', 'activities.meetings', 'activities.letters', 'activities.tasksDone'];
const discipline = [
  'plans.due',
  'plans.done',
  'plans.late',
  'plans.missed',
  'deals.incomplete',
  'control.stuck',
  'control.silent',
  'control.slipped',
  'control.jumped',
];
const habits = ['deals.winRate', 'deals.wonCount', 'deals.lostCount', 'control.reaction'];

/** What a head of sales looks at: plan and fact, whom to talk to, what stands still, who does what. */
export default function TeamPage() {
  const { t } = useTranslation('control');
  const deal = useMeta().find('deals.deal');
  const { period, days, choose } = useDays();
  const canLead = deal && reaches(deal.permission.read, 'unit');
  const { data, error, refetch } = useQuery({ ...teamQuery(days), enabled: !!canLead });
  const content = (): React.ReactNode => {
    if (!canLead)
      return <EmptyState icon={IconUsersGroup} title={t('team.denied')} text={t('team.deniedText')} />;
    if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
    if (!data) return <SkeletonLines count={10} height={20} />;
    if (!data.sellers.length)
      return <EmptyState icon={IconUsersGroup} title={t('team.empty')} text={t('team.emptyText')} />;
    return (
      <>
        <UnratedNote />
        <PlanFactCard days={days} />
        <div className={classes.pair}>
          <CoachingCard team={data} />
          <ExceptionsCard />
        </div>
        <ScoreTable title={t('team.forecast')} rows={data.sellers} metrics={forecast} />
        <ScoreTable title={t('team.activity')} rows={data.sellers} metrics={activity} />
        <ScoreTable title={t('team.discipline')} rows={data.sellers} metrics={discipline} />
        <ScoreTable
          title={t('company.result')}
          note={t('team.halfYear')}
          rows={data.habits}
          metrics={habits}
        />
      </>
    );
  };
  return (
    <Page
      header={
        <PageHeader
          icon={<IconUsersGroup size={17} stroke={1.6} />}
          title={t('team.title')}
          actions={<DaysChooser period={period} onChoose={choose} />}
        />
      }
    >
      <div className={classes.page}>{content()}</div>
    </Page>
  );
}
