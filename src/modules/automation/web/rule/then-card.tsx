import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../../web/i18n/labels.ts';
import type { Action } from '../../parts.rules.ts';
import { settable } from '../actions/set-editor.tsx';
import { usableVerbs } from '../actions/verb-editor.tsx';
import base from '../automation.module.css';
import { ActionCard } from './action-card.tsx';
import type { PartProps } from './part-props.ts';
import { keyed } from './use-rule-draft.ts';

/** What the rule does, one after another. */
export function ThenCard({ entity, draft, isLocked }: PartProps) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const { actions } = draft;
  const verbs = usableVerbs(entity, (verb) => labels.hasEvent(entity.base, verb));
  const possible = (['task', 'notify', 'set', 'verb', 'deal', 'webhook'] as const).filter(
    (kind) =>
      (kind !== 'verb' || verbs.length > 0) &&
      (kind !== 'set' || settable(entity).length > 0) &&
      (kind !== 'deal' || entity.party !== undefined),
  );
  return (
    <fieldset className={base.card} disabled={isLocked}>
      <legend>{t('part.then')}</legend>
      {actions.map(({ key, action }, i) => (
        <ActionCard
          key={key}
          id={key}
          number={i + 1}
          entity={entity}
          action={action}
          isLocked={isLocked}
          order={actions.map((a) => a.key)}
          onOrder={(order) =>
            draft.change({ actions: order.flatMap((k) => actions.find((a) => a.key === k) ?? []) })
          }
          onChange={(next) =>
            draft.change({ actions: actions.map((a) => (a.key === key ? { key, action: next } : a)) })
          }
          onRemove={() => draft.change({ actions: actions.filter((a) => a.key !== key) })}
        />
      ))}
      <Menu disabled={isLocked}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPlus size={15} />}
            className={base.start}
            disabled={isLocked}
          >
            {t('addAction')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {possible.map((kind) => (
            <Menu.Item
              key={kind}
              onClick={() => draft.change({ actions: [...actions, keyed(blank(t, kind))] })}
            >
              {t(`do.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

function blank(t: TFunction, kind: Action['do']): Action {
  switch (kind) {
    case 'task':
      return {
        do: 'task',
        title: t('automation:defaults.task'),
        kind: 'task',
        dueDays: 1,
        isBusiness: true,
        assignee: { who: 'responsible' },
      };
    case 'notify':
      return { do: 'notify', to: [{ who: 'responsible' }], text: t('automation:defaults.message') };
    case 'deal':
      return { do: 'deal', name: t('automation:defaults.deal'), process: '', owner: { who: 'responsible' } };
    case 'set':
      return { do: 'set', values: {} };
    case 'webhook':
      return { do: 'webhook', webhook: '' };
    case 'verb':
      return { do: 'verb', verb: '', input: {} };
  }
}
