import { ActionIcon, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { useReorder } from '../../../web/kit/use-reorder.ts';
import classes from './assignment.module.css';
import { type RuleRecord, useAct } from './data.ts';
import { useWho } from './words.ts';

/** A rule in its place: dragged, moved by its buttons, switched on and off. */
export function RuleLine(props: {
  rule: RuleRecord;
  at: number;
  order: string[];
  onOrder(order: string[]): void;
}) {
  const { rule, at, order, onOrder } = props;
  const { t } = useTranslation('assignment');
  const labels = useLabels();
  const entity = useMeta().find(rule.entity);
  const who = useWho();
  const { ref, isOver, move } = useReorder({ scope: 'assignment-rules', id: rule.id, order, onOrder });
  const turn = useAct((isActive: boolean) =>
    api.patch(`assignment-rules/${rule.id}`, { isActive, version: rule.version }),
  );
  const { name } = rule;
  return (
    <li>
      <div ref={ref} className={classes.rule} data-over={isOver || undefined}>
        <IconGripVertical size={16} className={classes.grip} aria-hidden />
        <Switch
          aria-label={t('switch', { name })}
          checked={rule.isActive}
          disabled={turn.isPending}
          onChange={(e) => turn.mutate(e.currentTarget.checked)}
        />
        <div className={classes.ruleWords} data-off={!rule.isActive || undefined}>
          <RecordLink to={`/assignment-rules/${rule.id}`}>{name}</RecordLink>
          <small>
            {entity ? labels.many(entity) : rule.entity} → {who(rule.gives)}
          </small>
        </div>
        <span className={classes.moves}>
          <ActionIcon aria-label={t('up', { name })} disabled={at === 0} onClick={() => move(-1)}>
            <IconChevronUp size={16} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('down', { name })}
            disabled={at === order.length - 1}
            onClick={() => move(1)}
          >
            <IconChevronDown size={16} />
          </ActionIcon>
        </span>
      </div>
    </li>
  );
}
