import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { recordQuery } from '../../../../web/api/records.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import type { StageTrigger } from '../../parts.rules.ts';
import base from '../automation.module.css';

interface Props {
  trigger: StageTrigger;
  isLocked: boolean;
  onChange(trigger: StageTrigger): void;
}
const none = { base: '', name: '', route: 'stages', title: 'name' } as MetaEntity;

/** An automatic step stays with its stage; whether it is done at coming in or at going on is said here. */
export function StageWhen({ trigger, isLocked, onChange }: Props) {
  const { t } = useTranslation('automation');
  const entity = useMeta().find('processes.stage');
  const { data } = useQuery({ ...recordQuery(entity ?? none, trigger.stage), enabled: !!entity });
  return (
    <>
      <SegmentedControl
        aria-label={t('part.when')}
        value={trigger.side}
        onChange={(side) => onChange({ ...trigger, side: side as StageTrigger['side'] })}
        disabled={isLocked}
        data={(['enter', 'leave'] as const).map((value) => ({ value, label: t(`side.${value}`) }))}
      />
      <p className={base.hint}>
        {t('stageHint', { stage: String(data?.['name'] ?? '…') })}{' '}
        <RecordLink to="/settings/processes">{t('toProcesses')}</RecordLink>
      </p>
    </>
  );
}
