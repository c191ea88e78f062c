import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './automation.module.css';
import { rulesQuery } from './automation-data.ts';
import { NewRule } from './new-rule.tsx';
import { ReadyRules } from './ready-rules.tsx';
import { RuleList } from './rule-list.tsx';
import { WebhooksCard } from './webhooks/webhooks-card.tsx';

/** All rules with how they are doing, ready-made ones where there are none, and the addresses that rules may call. */
export default function AutomationPage() {
  const { t } = useTranslation('automation');
  const { data, error, refetch } = useQuery(rulesQuery);
  const [isMaking, setMaking] = useState(false);
  return (
    <div className={classes.settings}>
      <header className={classes.settingsHead}>
        <h1>{t('title')}</h1>
        {data && data.length > 0 && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => setMaking(true)}>
            {t('add')}
          </Button>
        )}
      </header>
      <p className={classes.lead}>{t('text')}</p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={6} />}
      {data && data.length > 0 && <RuleList rules={data} />}
      {data && !data.length && <ReadyRules onOwn={() => setMaking(true)} />}
      {data && <WebhooksCard />}
      {isMaking && <NewRule onClose={() => setMaking(false)} />}
    </div>
  );
}
