import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { isLink } from '../../../../web/fields/values.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';
import classes from '../activities.module.css';
import { type NextStep, NextStepFields } from '../next-step.tsx';

interface Props {
  entity: MetaEntity;
  done: RecordValues;
  onClose(): void;
}

/** Offered once a task is done, so that no customer is left without a next step. */
export function AfterDone({ entity, done, onClose }: Props) {
  const { t } = useTranslation('activities');
  const client = useQueryClient();
  const [next, setNext] = useState<NextStep | null>(null);
  const title = String(done['title'] ?? '');
  const plan = useMutation({
    mutationFn: (step: NextStep) =>
      api.post('tasks', {
        ...step,
        party: idOf(done['party']),
        deal: idOf(done['deal']),
        assignee: idOf(done['assignee']),
      }),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => errorToast(error, entity),
  });
  return (
    <section className={classes.after} aria-label={t('tasks.nextTitle')}>
      <p>
        <IconCircleCheck size={16} /> {t('tasks.nextAfter', { title })}
      </p>
      <NextStepFields value={next} suggestion={title} onChange={setNext} />
      <div className={classes.foot}>
        <Button size="xs" variant="subtle" onClick={onClose}>
          {t('tasks.noNext')}
        </Button>
        {next && (
          <Button
            size="xs"
            loading={plan.isPending}
            disabled={!next.title.trim()}
            onClick={() => plan.mutate(next)}
          >
            {t('tasks.plan')}
          </Button>
        )}
      </div>
    </section>
  );
}

const idOf = (value: unknown): string | null => (isLink(value) ? value.id : null);
