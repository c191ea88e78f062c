import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { NotifyAction, Who } from '../../parts.rules.ts';
import base from '../automation.module.css';
import classes from '../rule/rule.module.css';
import { TextWithPlaces } from './text-with-places.tsx';
import { WhoField } from './who-field.tsx';

interface Props {
  entity: MetaEntity;
  action: NotifyAction;
  onChange(action: NotifyAction): void;
}

export function NotifyEditor({ entity, action, onChange }: Props) {
  const { t } = useTranslation('automation');
  const set = (to: Who[]): void => onChange({ ...action, to });
  return (
    <div className={classes.parts}>
      {[...action.to.entries()].map(([i, who]) => (
        <div key={i} className={classes.setLine}>
          <WhoField
            entity={entity}
            label={t('notify.to')}
            value={who}
            onChange={(next) => set(action.to.map((old, j) => (j === i ? next : old)))}
          />
          {action.to.length > 1 && (
            <ActionIcon
              aria-label={t('notify.remove')}
              onClick={() => set(action.to.filter((_, j) => j !== i))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      <Button
        size="xs"
        variant="subtle"
        className={base.start}
        leftSection={<IconPlus size={14} />}
        onClick={() => set([...action.to, { who: 'user' }])}
      >
        {t('notify.add')}
      </Button>
      <TextWithPlaces
        entity={entity}
        label={t('notify.text')}
        value={action.text}
        max={500}
        onChange={(text) => onChange({ ...action, text })}
      />
    </div>
  );
}
