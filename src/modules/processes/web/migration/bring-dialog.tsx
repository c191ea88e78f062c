import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../kernel/condition.ts';
import { api } from '../../../../web/api/client.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { FilterBuilder } from '../../../../web/records/filter/filter-builder.tsx';
import { useEntities } from '../use-process.ts';
import classes from './migration.module.css';
import { movingOf, usePreview } from './migration-data.ts';
import { VersionPairs } from './version-pairs.tsx';

interface Props {
  process: string;
  onClose(): void;
}

/** Which deals come to the version in use, and where those of each stage go; said with numbers before it is done. */
export function BringDialog({ process, onClose }: Props) {
  const { t } = useTranslation('processes');
  const { deal } = useEntities();
  const client = useQueryClient();
  const [byHand, setByHand] = useState<Record<string, string | null>>({});
  const [left, setLeft] = useState<string[]>([]);
  const [isSome, setSome] = useState(false);
  const [filter, setFilter] = useState<Condition | undefined>();
  const [withTasks, setWithTasks] = useState(false);
  const everything = usePreview({ process, pairs: [] });
  const all = everything.data?.versions ?? [];
  const versions = left.length ? all.map((v) => v.id).filter((id) => !left.includes(id)) : undefined;
  const known = new Set(all.filter((v) => !left.includes(v.id)).flatMap((v) => v.stages.map((s) => s.id)));
  const pairs = Object.entries(byHand)
    .filter(([from]) => known.has(from))
    .map(([from, to]) => ({ from, to }));
  const choice = { process, versions, pairs, filter: isSome ? filter : undefined };
  const { data, error } = usePreview(choice);
  const moving = movingOf(data?.versions ?? []);
  const isElsewhere = data?.versions.some((v) =>
    v.stages.some((s) => s.to && data.into.find((i) => i.id === s.to)?.key !== s.key),
  );
  const start = useMutation({
    mutationFn: () => api.post('deal-migrations/start', { ...choice, target: data?.target.id, withTasks }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['records'] }).then(onClose),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={t('bring.title', { number: data?.target.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <div className={classes.dialog}>
        <p>{t('bring.text')}</p>
        {!data && !error && <SkeletonLines count={4} />}
        {data?.versions.map((version) => (
          <VersionPairs
            key={version.id}
            version={version}
            into={data.into}
            isChosen={!left.includes(version.id)}
            onChoose={(is) =>
              setLeft((ids) => (is ? ids.filter((id) => id !== version.id) : [...ids, version.id]))
            }
            onPair={(from, to) => setByHand((all) => ({ ...all, [from]: to }))}
          />
        ))}
        {data && !data.versions.length && <p>{t(isSome ? 'bring.noneFit' : 'bring.none')}</p>}
        {deal && (
          <>
            <Checkbox
              label={t('bring.some')}
              checked={isSome}
              onChange={(e) => setSome(e.currentTarget.checked)}
            />
            {isSome && <FilterBuilder entity={deal} value={filter} onChange={setFilter} />}
          </>
        )}
        {isElsewhere && (
          <Checkbox
            label={t('bring.withTasks')}
            checked={withTasks}
            onChange={(e) => setWithTasks(e.currentTarget.checked)}
          />
        )}
        <ProblemNote error={error ?? start.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={!moving} loading={start.isPending} onClick={() => start.mutate()}>
            {t('bring.go', { count: moving })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
