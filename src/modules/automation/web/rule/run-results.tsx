import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import type { ActionResult } from '../../parts.rules.ts';
import base from '../automation.module.css';
import { deliveriesQuery, type RunRecord } from '../automation-data.ts';
import log from './log.module.css';

/** What each action of a run did, with the way to what was made. */
export function RunResults({ entity, run }: { entity: MetaEntity; run: RunRecord }) {
  const hasCalls = run.results.some((r) => r.do === 'webhook' && r.is === 'queued');
  if (!run.results.length) return null;
  return (
    <ul className={log.results}>
      {[...run.results.entries()].map(([i, result]) => (
        <li key={i}>
          <Result entity={entity} result={result} />
        </li>
      ))}
      {hasCalls && <Calls run={run.id} />}
    </ul>
  );
}

function Result({ entity, result }: { entity: MetaEntity; result: ActionResult }) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const index = useMeta();
  if (result.is === 'failed') {
    const details = (result.problems ?? []).map((p) => labels.problem(p));
    return <>{[t(`did.${result.do}`), labels.error(result.code, result.params), ...details].join(': ')}</>;
  }
  if (result.is === 'queued') return <>{t('did.webhook')}</>;
  if (result.do === 'set')
    return (
      <>
        {t('did.fields', {
          fields: (result.fields ?? []).map((name) => labels.field(entity, { name })).join(', '),
        })}
      </>
    );
  if (result.do === 'notify') return <>{t('did.told', { count: result.users ?? 0 })}</>;
  const made = result.do !== 'verb' && result.entity ? index.find(result.entity) : undefined;
  return made ? (
    <RecordLink to={`/${made.route}/${result.id}`}>{t(`did.${result.do}`)}</RecordLink>
  ) : (
    t(`did.${result.do}`)
  );
}

/** Every attempt of the calls of a run, when asked for; those given up are sent again by a click. */
function Calls({ run }: { run: string }) {
  const { t } = useTranslation('automation');
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const { data } = useQuery({ ...deliveriesQuery(run), enabled: isOpen });
  const again = useMutation({
    mutationFn: () => api.post(`automation-runs/${run}/resend`, {}),
    onSuccess: () => {
      toast(t('log.resent'));
      return client.invalidateQueries({ queryKey: deliveriesQuery(run).queryKey });
    },
    onError: errorToast,
  });
  return (
    <li>
      <button type="button" className={base.linkLike} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('log.attempts')}
      </button>
      {isOpen &&
        data?.map((d) => (
          <div key={d.id}>
            {d.webhook}: {t(`delivery.${d.state}`)}
            {d.attempts.map((a) => (
              <div key={a.at}>
                {formats.dateTime(a.at)} ·{' '}
                {a.status !== undefined
                  ? t('webhooks.answered', { status: a.status, ms: a.ms })
                  : t(`call.${a.code}`)}
              </div>
            ))}
          </div>
        ))}
      {isOpen && data?.some((d) => d.state === 'failed') && (
        <button
          type="button"
          className={base.linkLike}
          disabled={again.isPending}
          onClick={() => again.mutate()}
        >
          {t('log.resend')}
        </button>
      )}
    </li>
  );
}
