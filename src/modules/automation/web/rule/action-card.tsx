import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useReorder } from '../../../../web/kit/use-reorder.ts';
import type { Action } from '../../parts.rules.ts';
import { DealEditor } from '../actions/deal-editor.tsx';
import { NotifyEditor } from '../actions/notify-editor.tsx';
import { SetEditor } from '../actions/set-editor.tsx';
import { TaskEditor } from '../actions/task-editor.tsx';
import { VerbEditor } from '../actions/verb-editor.tsx';
import { WebhookEditor } from '../actions/webhook-editor.tsx';
import classes from './rule.module.css';

interface Props {
  id: string;
  number: number;
  entity: MetaEntity;
  action: Action;
  isLocked: boolean;
  order: string[];
  onOrder(order: string[]): void;
  onChange(action: Action): void;
  onRemove(): void;
}

/** One thing that the rule does; dragged, or moved by its arrows, to another place. */
export function ActionCard(props: Props) {
  const { t } = useTranslation('automation');
  const { id, number, action, isLocked, order, onOrder } = props;
  const { ref, isOver, move } = useReorder({ scope: 'actions', id, order, isOff: isLocked, onOrder });
  const name = t(`do.${action.do}`);
  return (
    <div ref={ref} className={classes.action} data-over={isOver || undefined}>
      <header>
        {!isLocked && <IconGripVertical size={15} className={classes.grip} aria-hidden />}
        <h3>
          {number}. {name}
        </h3>
        {!isLocked && (
          <>
            <ActionIcon aria-label={t('moveUp', { number })} disabled={number === 1} onClick={() => move(-1)}>
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('moveDown', { number })}
              disabled={number === order.length}
              onClick={() => move(1)}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
            <ActionIcon aria-label={t('removeAction', { number })} onClick={props.onRemove}>
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </header>
      <Editor {...props} />
    </div>
  );
}

function Editor({ entity, action, onChange }: Props) {
  switch (action.do) {
    case 'task':
      return <TaskEditor entity={entity} action={action} onChange={onChange} />;
    case 'notify':
      return <NotifyEditor entity={entity} action={action} onChange={onChange} />;
    case 'set':
      return <SetEditor entity={entity} action={action} onChange={onChange} />;
    case 'deal':
      return <DealEditor entity={entity} action={action} onChange={onChange} />;
    case 'webhook':
      return <WebhookEditor action={action} onChange={onChange} />;
    case 'verb':
      return <VerbEditor entity={entity} action={action} onChange={onChange} />;
  }
}
