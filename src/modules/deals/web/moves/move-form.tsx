import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLink } from '../../../../web/fields/values.ts';
import type { VerbFormProps } from '../../../../web/shell/screens.ts';
import { useStages } from '../stages.ts';
import classes from './moves.module.css';
import { useDealMoves } from './use-deal-moves.tsx';
import { useWays } from './use-ways.ts';

/** Chooses a stage of the deal's own version; of a closed deal, the one in which work goes on. */
export default function MoveForm({ entity, record, onClose }: VerbFormProps) {
  const { t } = useTranslation('deals');
  const { move, dialogs } = useDealMoves(entity);
  const version = isLink(record['processVersion']) ? record['processVersion'].id : '';
  const process = isLink(record['process']) ? record['process'].id : undefined;
  const current = isLink(record['stage']) ? record['stage'].id : null;
  const stages = useStages(process)?.filter((s) => s.version === version && s.kind === 'open') ?? [];
  const isClosed = record['outcome'] !== 'open';
  const [chosen, setChosen] = useState<string | null>(isClosed ? null : current);
  const ways = useWays(isClosed ? null : record.id);
  const isOpen = (key: string): boolean => !ways.find((w) => w.key === key)?.problem;
  const stage = chosen ?? (isClosed ? (stages[0]?.id ?? null) : null);
  const go = async (): Promise<void> => {
    const deal = { id: record.id, name: String(record['name']) };
    if (await move(deal, { verb: isClosed ? 'reopen' : 'move', input: { stage } })) onClose();
  };
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        size={400}
        title={t(isClosed ? 'moves.reopenTitle' : 'moves.moveTitle')}
        closeButtonProps={{ 'aria-label': t('moves.cancel') }}
      >
        <div className={classes.form}>
          <Select
            label={t('moves.stage')}
            data={stages.map((s) => ({ value: s.id, label: s.name, disabled: !isOpen(s.key) }))}
            value={stage}
            onChange={setChosen}
            allowDeselect={false}
            data-autofocus
          />
          <div className={classes.foot}>
            <Button variant="default" onClick={onClose}>
              {t('moves.cancel')}
            </Button>
            <Button disabled={!stage || stage === current} onClick={() => void go()}>
              {t(isClosed ? 'moves.reopen' : 'moves.move')}
            </Button>
          </div>
        </div>
      </Modal>
      {dialogs}
    </>
  );
}
