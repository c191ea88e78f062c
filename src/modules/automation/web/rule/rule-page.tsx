import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import base from '../automation.module.css';
import { type RuleRecord, ruleQuery } from '../automation-data.ts';
import { IfCard } from './if-card.tsx';
import { LogCard } from './log-card.tsx';
import type { PartProps } from './part-props.ts';
import classes from './rule.module.css';
import { RuleHead } from './rule-head.tsx';
import { SaveBar } from './save-bar.tsx';
import { Sentence } from './sentence.tsx';
import { ThenCard } from './then-card.tsx';
import { TrialCard } from './trial-card.tsx';
import { useRuleDraft } from './use-rule-draft.ts';
import { WhenCard } from './when-card.tsx';

/** A rule, read as a sentence and edited in its place, with what it would have done and what it did. */
export default function RulePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(ruleQuery(id));
  if (error && !data)
    return (
      <Page>
        <ErrorState error={error} onRetry={() => refetch()} />
      </Page>
    );
  return data ? <Loaded key={data.id} rule={data} /> : <SkeletonLines count={8} />;
}

function Loaded({ rule }: { rule: RuleRecord }) {
  const entity = useMeta().find(rule.entity);
  const draft = useRuleDraft(rule);
  useDocumentTitle(`${rule.name} · Mijoz`);
  if (!entity) return <ErrorState error={new ApiError(404, {})} />;
  return (
    <Page header={<RuleHead rule={rule} draft={draft} />}>
      <div className={classes.rulePage}>
        <div className={classes.ruleMain}>
          <Sentence rule={rule} entity={entity} draft={draft} />
          <Parts entity={entity} draft={draft} isLocked={rule.isOn} />
          {rule.isOn && <LogCard rule={rule} entity={entity} />}
        </div>
        <TrialCard rule={rule} entity={entity} isDirty={draft.isDirty} />
        {!rule.isOn && <LogCard rule={rule} entity={entity} />}
      </div>
    </Page>
  );
}

/** Open while the rule is off; of one that runs the sentence says enough, and its parts are shown when asked for. */
function Parts(part: PartProps) {
  const { t } = useTranslation('automation');
  const [isShown, setShown] = useState(false);
  const isOpen = isShown || !part.isLocked;
  return (
    <>
      {part.isLocked && (
        <Button
          variant="subtle"
          size="xs"
          className={base.start}
          aria-expanded={isOpen}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'hideParts' : 'showParts')}
        </Button>
      )}
      {isOpen && (
        <>
          <WhenCard {...part} />
          <IfCard {...part} />
          <ThenCard {...part} />
        </>
      )}
      <SaveBar entity={part.entity} draft={part.draft} />
    </>
  );
}
