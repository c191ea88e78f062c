import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../../../web/api/client.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import base from '../automation.module.css';
import { type RuleRecord, trialQuery } from '../automation-data.ts';
import type { RuleDraft } from './use-rule-draft.ts';

interface Props {
  rule: RuleRecord;
  draft: RuleDraft;
  onDone(): Promise<void>;
}

/** Keeps what was changed, then switches on; a rule by condition asks what is to become of those that fulfil it already. */
export function SwitchOn({ rule, draft, onDone }: Props) {
  const { t } = useTranslation('automation');
  const client = useQueryClient();
  const [present, setPresent] = useState<number | null>(null);
  const run = async (input: object): Promise<void> => {
    setPresent(null);
    try {
      await api.post(`automation-rules/${rule.id}/switchOn`, input);
      toast(t('switchedOn'));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'invalid_input') draft.show(error.problems);
      else errorToast(error);
    }
    await onDone();
  };
  const start = async (): Promise<void> => {
    if (!(await draft.save())) return;
    if (draft.trigger.on !== 'condition' || !draft.trigger.filter) return run({});
    const saved = await api.get<RuleRecord>(`automation-rules/${rule.id}`);
    const trial = await client.fetchQuery(trialQuery(saved)).catch(() => undefined);
    if (trial?.count) setPresent(trial.count);
    else await run({});
  };
  return (
    <>
      <Button onClick={() => void start()}>{t('switchOn')}</Button>
      <Modal
        opened={present !== null}
        onClose={() => setPresent(null)}
        title={t('presentTitle')}
        size={460}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <p className={base.lead}>{t('presentText', { count: present ?? 0 })}</p>
        <div className={base.foot}>
          <Button variant="default" onClick={() => void run({ includePresent: true })}>
            {t('withPresent')}
          </Button>
          <Button onClick={() => void run({})}>{t('newOnly')}</Button>
        </div>
      </Modal>
    </>
  );
}
