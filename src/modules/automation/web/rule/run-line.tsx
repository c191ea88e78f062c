import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { ApiError, api } from '../../../../web/api/client.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import type { RuleRecord, RunRecord } from '../automation-data.ts';
import { useWords } from '../words.ts';
import log from './log.module.css';
import { RunResults } from './run-results.tsx';

/** One run in words: on what, why, and how it ended. */
export function RunLine(props: { rule: RuleRecord; entity: MetaEntity; run: RunRecord }) {
  const { entity, run } = props;
  const { t } = useTranslation('automation');
  const formats = useFormats();
  const client = useQueryClient();
  const undo = async (): Promise<void> => {
    await api
      .post<{ kept: unknown[] }>('undo', { batch: run.id })
      .then(({ kept }) => toast(t(kept.length ? 'log.undonePartly' : 'log.undone')))
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) toast(t('log.nothingLeft'));
        else errorToast(error);
      });
    await client.invalidateQueries({ queryKey: ['records'] });
  };
  const canUndo =
    run.outcome === 'done' && run.results.some((r) => ['task', 'set', 'verb', 'deal'].includes(r.do));
  return (
    <li className={log.run}>
      <time dateTime={run.at}>{formats.dateTime(run.at)}</time>
      <span className={log.outcome} data-outcome={run.outcome}>
        {t(`outcome.${run.outcome}`)}
      </span>
      <div className={log.runWords}>
        {run.record?.id ? (
          <RecordLink to={`/${entity.route}/${run.record.id}`}>{run.record.name ?? t('unnamed')}</RecordLink>
        ) : (
          <span>{t('unnamed')}</span>
        )}
        <small>
          <Reason entity={entity} run={run} />
        </small>
        <RunResults entity={entity} run={run} />
      </div>
      {canUndo && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconArrowBackUp size={14} />}
          aria-label={t('log.undoNamed', { name: run.record?.name ?? '' })}
          onClick={() => void undo()}
        >
          {t('log.undo')}
        </Button>
      )}
    </li>
  );
}

function Reason({ entity, run }: { entity: MetaEntity; run: RunRecord }) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const formats = useFormats();
  const words = useWords();
  const { trigger } = run;
  const why =
    trigger.on === 'event'
      ? words.event(entity, trigger.verb === 'updated' ? 'changed' : trigger.verb)
      : trigger.on === 'time'
        ? t('log.moment', {
            field: labels.field(entity, { name: trigger.field }),
            when: formats.dateTime(trigger.moment),
          })
        : t('log.begun');
  const by = trigger.on === 'event' && trigger.by ? t('log.by', { name: trigger.by.name }) : null;
  const reason = run.reason ? t(`reason.${run.reason}`) : null;
  return <>{[why, by, reason].filter(Boolean).join(' · ')}</>;
}
