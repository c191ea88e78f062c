import { Button } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import classes from './processes.module.css';
import { useChange } from './use-change.ts';

interface Props {
  stage: RecordValues;
  steps: RecordValues[];
  canWrite: boolean;
}

/** What the program does by itself as a deal comes into the stage or goes on: rules of automation, edited there. */
export function StageSteps({ stage, steps, canWrite }: Props) {
  const { t } = useTranslation('processes');
  const entity = useMeta().find('automation.rule');
  const navigate = useNavigate();
  const { add } = useChange();
  if (!entity?.permission.create || (!canWrite && !steps.length)) return null;
  const create = async (): Promise<void> => {
    const trigger = { on: 'stage', stage: stage.id, side: 'enter' };
    const name = t('steps.newName', { stage: String(stage['name']) });
    const made = await add('automation-rules', { name, entity: 'deals.deal', trigger, actions: [] });
    if (made) await navigate({ to: `/automation-rules/${made.id}` });
  };
  return (
    <div className={classes.tasks}>
      <h2>{t('steps.title')}</h2>
      {steps.map((step) => (
        <p key={step.id}>
          <RecordLink to={`/automation-rules/${step.id}`}>{String(step['name'])}</RecordLink>
          <small>
            {t(`steps.${(step['trigger'] as { side: string }).side}`)}
            {' · '}
            {t(step['isOn'] === true ? 'steps.on' : 'steps.off')}
          </small>
        </p>
      ))}
      {canWrite && (
        <Button size="xs" variant="subtle" leftSection={<IconBolt size={14} />} onClick={() => void create()}>
          {t('steps.add')}
        </Button>
      )}
    </div>
  );
}
