import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { isLink } from '../../../../web/fields/values.ts';
import { RelativeTime } from '../../../../web/kit/relative-time.tsx';
import { useChange } from '../use-change.ts';
import { useAll } from '../use-process.ts';
import classes from './migration.module.css';

interface Props {
  entity: MetaEntity;
  process: string;
  hidden: string | null;
  onHide(id: string): void;
}

/** The newest bringing of deals: how far it is, what came of it, and the way back. */
export function MigrationLines({ entity, process, hidden, onHide }: Props) {
  const filter = { field: 'process', op: 'eq', value: process } as const;
  const runs = useAll(entity, { filter, sort: '-createdAt', limit: 1 });
  const run = runs?.[0];
  return run && run.id !== hidden ? <Line run={run} onHide={() => onHide(run.id)} /> : null;
}

function Line({ run, onHide }: { run: RecordValues; onHide(): void }) {
  const { t } = useTranslation('processes');
  const { add } = useChange();
  const state = String(run['state']);
  const number = isLink(run['target']) ? run['target'].name : '';
  const [total, moved, kept, returned] = ['total', 'moved', 'kept', 'returned'].map((n) => Number(run[n]));
  const isRunning = state === 'running' || state === 'undoing';
  const done = state === 'undoing' ? (returned ?? 0) + (kept ?? 0) : (moved ?? 0) + (kept ?? 0);
  const all = Math.max(1, (state === 'undoing' ? moved : total) ?? 1);
  const act = (verb: string): void => void add(`deal-migrations/${run.id}/${verb}`, {});
  return (
    <div className={classes.run} role="status">
      <p>
        <b>
          {t(`run.${state}`, {
            number,
            moved,
            returned,
            total,
            count: state === 'undone' ? returned : moved,
          })}
        </b>{' '}
        {(kept ?? 0) > 0 && !isRunning && (
          <span>{t(state === 'undone' ? 'run.goneOn' : 'run.kept', { count: kept })}</span>
        )}{' '}
        <small>
          <RelativeTime at={String(run['finishedAt'] ?? run['createdAt'])} />
        </small>
      </p>
      {isRunning && <Progress value={(done / all) * 100} aria-label={t('run.progress')} />}
      <div className={classes.runFoot}>
        {state === 'running' && (
          <Button size="xs" variant="default" onClick={() => act('stop')}>
            {t('run.stop')}
          </Button>
        )}
        {['done', 'stopped', 'failed'].includes(state) && (moved ?? 0) > 0 && (
          <Button size="xs" variant="default" onClick={() => act('takeBack')}>
            {t('run.takeBack')}
          </Button>
        )}
        {!isRunning && (
          <ActionIcon size={26} aria-label={t('run.hide')} onClick={onHide}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}
