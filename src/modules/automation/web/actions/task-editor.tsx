import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import type { TaskAction } from '../../parts.rules.ts';
import classes from '../rule/rule.module.css';
import { TextWithPlaces } from './text-with-places.tsx';
import { WhoField } from './who-field.tsx';

interface Props {
  entity: MetaEntity;
  action: TaskAction;
  onChange(action: TaskAction): void;
}

export function TaskEditor({ entity, action, onChange }: Props) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const task = useMeta().find('activities.task');
  const kinds = ['task', 'call', 'meeting', 'letter'] as const;
  return (
    <div className={classes.parts}>
      <TextWithPlaces
        entity={entity}
        label={t('task.title')}
        value={action.title}
        max={300}
        onChange={(title) => onChange({ ...action, title })}
      />
      <div className={classes.pair}>
        <Select
          label={t('task.kind')}
          value={action.kind}
          data={kinds.map((value) => ({ value, label: task ? labels.option(task, 'kind', value) : value }))}
          allowDeselect={false}
          onChange={(kind) => kind && onChange({ ...action, kind: kind as TaskAction['kind'] })}
        />
        <NumberInput
          label={t('task.dueDays')}
          value={action.dueDays}
          min={0}
          max={365}
          allowDecimal={false}
          onChange={(v) => onChange({ ...action, dueDays: Number(v) || 0 })}
        />
      </div>
      <Checkbox
        label={t('task.isBusiness')}
        checked={action.isBusiness}
        onChange={(e) => onChange({ ...action, isBusiness: e.currentTarget.checked })}
      />
      <WhoField
        entity={entity}
        label={t('task.assignee')}
        value={action.assignee}
        onChange={(assignee) => onChange({ ...action, assignee })}
      />
    </div>
  );
}
