import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLink } from '../../../../web/fields/values.ts';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { toast } from '../../../../web/kit/toast.tsx';
import type { VerbFormProps } from '../../../../web/shell/screens.ts';
import { useProcesses, useStages } from '../stages.ts';
import classes from './moves.module.css';
import { useDealMoves } from './use-deal-moves.tsx';

const idOf = (value: unknown): string | undefined => (isLink(value) ? value.id : undefined);

/** On to the newest version of the process: says where the deal will stand, and asks where its stage is no more. */
export default function UpgradeForm({ entity, record, onClose }: VerbFormProps) {
  const { t } = useTranslation('deals');
  const { move, dialogs } = useDealMoves(entity);
  const process = idOf(record['process']);
  const newest = useProcesses()?.find((p) => p.id === process)?.version;
  const stages = useStages(process);
  const [chosen, setChosen] = useState<string | null>(null);
  const stage = stages?.find((s) => s.id === idOf(record['stage']));
  const open = stages?.filter((s) => s.version === newest && s.kind === 'open') ?? [];
  const same = open.find((s) => s.key === stage?.key);
  const isNewest = !!newest && newest === idOf(record['processVersion']);
  const go = async (): Promise<void> => {
    const deal = { id: record.id, name: String(record['name']) };
    const isDone = await move(deal, { verb: 'upgrade', input: chosen ? { stage: chosen } : {} });
    if (!isDone) return;
    toast(t('moves.upgraded'));
    onClose();
  };
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        size={440}
        title={t('moves.upgradeTitle')}
        closeButtonProps={{ 'aria-label': t('moves.cancel') }}
      >
        <div className={classes.form}>
          {!stages && <SkeletonLines count={2} />}
          {isNewest ? (
            <p className={classes.named}>{t('moves.upgradeNewest')}</p>
          ) : (
            stages && (
              <p className={classes.named}>
                {t('moves.upgradeText')}{' '}
                {t(same ? 'moves.upgradeStays' : 'moves.upgradeLost', { stage: same?.name ?? stage?.name })}
              </p>
            )
          )}
          {stages && !isNewest && !same && (
            <Select
              label={t('moves.stage')}
              data={open.map((s) => ({ value: s.id, label: s.name }))}
              value={chosen}
              onChange={setChosen}
              allowDeselect={false}
              data-autofocus
            />
          )}
          <div className={classes.foot}>
            <Button variant="default" onClick={onClose}>
              {t('moves.cancel')}
            </Button>
            <Button disabled={!stages || isNewest || (!same && !chosen)} onClick={() => void go()}>
              {t('moves.upgrade')}
            </Button>
          </div>
        </div>
      </Modal>
      {dialogs}
    </>
  );
}
