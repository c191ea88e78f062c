import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { ApiError, api } from '../../../../web/api/client.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import { BlockedMove } from './blocked-move.tsx';
import { LossReason } from './loss-reason.tsx';
import type { MovedDeal, Step } from './step.ts';

interface Asked {
  deal: MovedDeal;
  step: Step;
  /** What stood in the way; none where a reason of refusal is asked for first. */
  error?: ApiError;
  settle(isDone: boolean): void;
}

/**
 * The one way in which screens move a deal: asks for the reason of a refusal, shows what is missing with the means to
 * mend it, and says quietly that something was sold. `dialogs` is to be drawn once by the screen.
 */
export function useDealMoves(entity: MetaEntity): {
  move(deal: MovedDeal, step: Step): Promise<boolean>;
  dialogs: ReactNode;
} {
  const { t } = useTranslation('deals');
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const send = useCallback(
    async (deal: MovedDeal, step: Step): Promise<boolean> => {
      try {
        await api.post(`deals/${deal.id}/${step.verb}`, step.input);
        if (step.verb === 'win') toast(t('moves.won', { name: deal.name }));
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'move_blocked') {
          return new Promise((settle) => setAsked({ deal, step, error, settle }));
        }
        errorToast(error, entity);
        return false;
      } finally {
        await client.invalidateQueries({ queryKey: ['records'] });
      }
    },
    [client, entity, t],
  );
  const move = useCallback(
    (deal: MovedDeal, step: Step): Promise<boolean> =>
      step.verb === 'lose' && !step.input['reason']
        ? new Promise((settle) => setAsked({ deal, step, settle }))
        : send(deal, step),
    [send],
  );
  const finish = (run?: () => Promise<boolean>): void => {
    setAsked(null);
    if (!run) asked?.settle(false);
    else void run().then((isDone) => asked?.settle(isDone));
  };
  const dialogs =
    asked &&
    (asked.error ? (
      <BlockedMove
        entity={entity}
        deal={asked.deal}
        error={asked.error}
        onClose={() => finish()}
        onRetry={() => finish(() => send(asked.deal, asked.step))}
      />
    ) : (
      <LossReason
        entity={entity}
        deal={asked.deal}
        onClose={() => finish()}
        onLose={(input) => finish(() => send(asked.deal, { verb: 'lose', input }))}
      />
    ));
  return { move, dialogs };
}
