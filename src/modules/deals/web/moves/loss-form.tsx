import type { VerbFormProps } from '../../../../web/shell/screens.ts';
import { LossReason } from './loss-reason.tsx';
import { useDealMoves } from './use-deal-moves.tsx';

/** The verb "lose" as the record page and the command palette ask for it. */
export default function LossForm({ entity, record, onClose }: VerbFormProps) {
  const { move, dialogs } = useDealMoves(entity);
  const deal = { id: record.id, name: String(record['name']) };
  const lose = async (input: { reason: string; note?: string }): Promise<void> => {
    if (await move(deal, { verb: 'lose', input })) onClose();
  };
  return (
    <>
      <LossReason entity={entity} deal={deal} onClose={onClose} onLose={(input) => void lose(input)} />
      {dialogs}
    </>
  );
}
