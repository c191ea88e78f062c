import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { type ApiError, api } from '../../../../web/api/client.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { recordQuery } from '../../../../web/api/records.ts';
import { toWire } from '../../../../web/fields/values.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { BarredWay, isBarred, MissingConditions, MissingFields, MissingTasks } from './missing.tsx';
import classes from './moves.module.css';
import type { MovedDeal } from './step.ts';

interface Props {
  entity: MetaEntity;
  deal: MovedDeal;
  error: ApiError;
  onClose(): void;
  onRetry(): void;
}

/** What a stage still asks for, each with the means to give it here and now; then the move is tried again. */
export function BlockedMove({ entity, deal, error, onClose, onRetry }: Props) {
  const { t } = useTranslation('deals');
  const { data: record } = useQuery(recordQuery(entity, deal.id));
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [done, setDone] = useState<string[]>([]);
  const tasks = error.problems.filter((p) => p.code === 'task_not_done');
  const isBarredWay = isBarred(error.problems);
  const save = useMutation({
    mutationFn: async () => {
      const given = Object.entries(values).flatMap(([name, value]) => {
        const field = fieldOf(entity, name);
        return field ? [[name, toWire(field, value)] as const] : [];
      });
      if (given.length) await api.patch(`deals/${deal.id}`, Object.fromEntries(given));
      for (const id of done) await api.post(`tasks/${id}/complete`);
    },
    onSuccess: onRetry,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const tick = (id: string, isDone: boolean): void =>
    setDone((list) => (isDone ? [...list, id] : list.filter((i) => i !== id)));
  const title = t('moves.blockedTitle', { stage: String(error.params['stage'] ?? '') });
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={title}
      closeButtonProps={{ 'aria-label': t('moves.cancel') }}
    >
      <form onSubmit={submit} className={classes.form} aria-label={title}>
        <p className={classes.lead}>
          {t(isBarredWay ? 'moves.barredText' : 'moves.blockedText', { name: deal.name })}
        </p>
        {record ? (
          <MissingFields
            entity={entity}
            record={record}
            problems={error.problems}
            values={values}
            onChange={(name, value) => setValues((v) => ({ ...v, [name]: value }))}
          />
        ) : (
          <SkeletonLines count={3} />
        )}
        <MissingTasks problems={tasks} done={done} onTick={tick} />
        <BarredWay problems={error.problems} />
        <MissingConditions entity={entity} problems={error.problems} />
        <ProblemNote error={save.error} />
        <div className={classes.foot}>
          <Button
            component={Link}
            to={`/deals/${deal.id}`}
            variant="subtle"
            className={classes.open}
            onClick={onClose}
          >
            {t('moves.open')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('moves.cancel')}
          </Button>
          {!isBarredWay && (
            <Button type="submit" loading={save.isPending}>
              {t('moves.retry')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
