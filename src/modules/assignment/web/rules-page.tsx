import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { iconOf } from '../../../web/kit/icons.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './assignment.module.css';
import { rulesQuery, useAct } from './data.ts';
import { RuleLine } from './rule-line.tsx';

/** The rules in the order in which they are asked. */
export default function RulesPage() {
  const { t } = useTranslation('assignment');
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(rulesQuery);
  const arrange = useAct(({ id, before }: { id: string; before: string | null }) =>
    api.post(`assignment-rules/${id}/arrange`, { before }),
  );
  const order = (data ?? []).map((r) => r.id);
  /** The one that stands elsewhere now, with the one that follows it. */
  const keepOrder = (next: string[]): void => {
    const moved = next.find((id) => {
      const rest = (list: string[]): string => list.filter((x) => x !== id).join();
      return rest(next) === rest(order) && next.indexOf(id) !== order.indexOf(id);
    });
    if (moved) arrange.mutate({ id: moved, before: next[next.indexOf(moved) + 1] ?? null });
  };
  return (
    <div className={classes.settings}>
      <header className={classes.settingsHead}>
        <h1>{t('title')}</h1>
        <Button
          leftSection={<IconPlus size={15} />}
          onClick={() => void navigate({ to: '/assignment-rules/new' })}
        >
          {t('add')}
        </Button>
      </header>
      <p className={classes.lead}>{t('text')}</p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data?.length === 0 && (
        <EmptyState icon={iconOf('users-group')} title={t('none')} text={t('noneText')} />
      )}
      {data && data.length > 0 && (
        <ol className={classes.rules} aria-label={t('inOrder')}>
          {data.map((rule, at) => (
            <RuleLine key={rule.id} rule={rule} at={at} order={order} onOrder={keepOrder} />
          ))}
        </ol>
      )}
    </div>
  );
}
