import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../web/api/records.ts';
import { isLink } from '../../../web/fields/values.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './processes.module.css';
import { StageColumn } from './stage-column.tsx';
import { useChange } from './use-change.ts';
import { useAll, useEntities } from './use-process.ts';

/** The stages of a version side by side, in the order in which a deal goes through them. */
export function StageBoard({ version, canWrite }: { version: string; canWrite: boolean }) {
  const { t } = useTranslation('processes');
  const { stage: entity, task, branch, rule } = useEntities();
  const { add, arrange } = useChange();
  const filter = { field: 'processVersion', op: 'eq', value: version } as const;
  const stages = useAll(entity, { filter, sort: 'position' });
  const tasks = useAll(task, {
    filter: { field: 'stage.processVersion', op: 'eq', value: version },
    sort: 'position',
  });
  const branches = useAll(branch, {
    filter: { field: 'from.processVersion', op: 'eq', value: version },
    sort: 'position',
  });
  const steps = useAll(rule, {
    filter: { field: 'stage.processVersion', op: 'eq', value: version },
    sort: 'name',
  });
  if (!stages || !entity) return <SkeletonLines count={6} />;
  const order = stages.map((s) => s.id);
  const create = async (): Promise<void> => {
    const open = stages.filter((s) => s['kind'] === 'open').map((s) => s.id);
    const position = open.length;
    const made = await add('stages', {
      processVersion: version,
      name: t('newStage'),
      color: 'cyan',
      position,
    });
    if (!made) return;
    const ends = order.filter((id) => !open.includes(id));
    await arrange('stages', [...stages, made], [...open, made.id, ...ends]);
  };
  return (
    <section className={classes.board} aria-label={t('stages')}>
      {stages.map((stage) => (
        <StageColumn
          key={stage.id}
          entity={entity}
          stage={stage}
          stages={stages}
          tasks={of(tasks, 'stage', stage.id)}
          branches={of(branches, 'from', stage.id)}
          steps={of(steps, 'stage', stage.id)}
          order={order}
          canWrite={canWrite}
          onOrder={(next) => void arrange('stages', stages, next)}
        />
      ))}
      {canWrite && (
        <Button
          variant="subtle"
          className={classes.addStage}
          leftSection={<IconPlus size={15} />}
          onClick={() => void create()}
        >
          {t('addStage')}
        </Button>
      )}
    </section>
  );
}

const of = (parts: RecordValues[] | undefined, field: string, stage: string): RecordValues[] =>
  (parts ?? []).filter((p) => isLink(p[field]) && p[field].id === stage);
