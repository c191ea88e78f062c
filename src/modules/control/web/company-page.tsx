import { ActionIcon } from '@mantine/core';
import { IconBuildingSkyscraper, IconPrinter } from '@tabler/icons-react';
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
import { AtRiskCard } from './at-risk-card.tsx';
import classes from './control.module.css';
import { companyQuery } from './control-data.ts';
import { DaysChooser } from './days-chooser.tsx';
import { DepartmentsCard } from './departments-card.tsx';
import { ExceptionsCard } from './exceptions-card.tsx';
import { ResultTiles } from './result-tiles.tsx';
import { SpreadCard } from './spread-card.tsx';
import { useDays } from './use-days.ts';

/** What a chief executive looks at: result against plan, where it may end, what stands out, whom we lose. */
export default function CompanyPage() {
  const { t } = useTranslation('control');
  const deal = useMeta().find('deals.deal');
  const { period, days, choose } = useDays();
  const canLead = deal && reaches(deal.permission.read, 'unit');
  const { data, error, refetch } = useQuery({ ...companyQuery(days), enabled: !!canLead });
  const content = (): React.ReactNode => {
    if (!canLead)
      return (
        <EmptyState icon={IconBuildingSkyscraper} title={t('team.denied')} text={t('team.deniedText')} />
      );
    if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
    if (!data) return <SkeletonLines count={10} height={20} />;
    return (
      <>
        <UnratedNote />
        <ResultTiles days={days} spread={data.spread} />
        {data.spread && <SpreadCard spread={data.spread} />}
        <DepartmentsCard days={days} />
        <div className={classes.pair}>
          <ExceptionsCard />
          <AtRiskCard customers={data.atRisk} />
        </div>
      </>
    );
  };
  const actions = (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        className={classes.noPrint}
        aria-label={t('company.print')}
        onClick={() => window.print()}
      >
        <IconPrinter size={16} />
      </ActionIcon>
      <DaysChooser period={period} onChoose={choose} />
    </>
  );
  return (
    <Page
      header={
        <PageHeader
          icon={<IconBuildingSkyscraper size={17} stroke={1.6} />}
          title={t('company.title')}
          actions={actions}
        />
      }
    >
      <div className={classes.page}>{content()}</div>
    </Page>
  );
}
