import { ActionIcon, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { isLink } from '../../../web/fields/values.ts';
import { ConditionField } from './condition-field.tsx';
import classes from './processes.module.css';
import { useChange } from './use-change.ts';

interface Props {
  stage: RecordValues;
  /** All of the version, in order. */
  stages: RecordValues[];
  branches: RecordValues[];
  canWrite: boolean;
}

/** What may follow a stage: anything, or the stages named here, each under its condition. */
export function StageBranches({ stage, stages, branches, canWrite }: Props) {
  const { t } = useTranslation('processes');
  const { add } = useChange();
  if (!canWrite && !branches.length) return null;
  const taken = new Set(branches.map(toOf));
  const free = stages.filter((s) => s.id !== stage.id && s['kind'] !== 'lost' && !taken.has(s.id));
  const name = String(stage['name']);
  return (
    <div className={classes.branches}>
      <h2>{t('branches.title')}</h2>
      {!branches.length && <p>{t('branches.any')}</p>}
      {branches.map((branch) => (
        <BranchLine key={branch.id} from={name} branch={branch} canWrite={canWrite} />
      ))}
      {canWrite && free.length > 0 && (
        <Select
          key={branches.length}
          size="xs"
          aria-label={t('branches.addTo', { stage: name })}
          placeholder={t('branches.add')}
          data={free.map((s) => ({ value: s.id, label: String(s['name']) }))}
          value={null}
          onChange={(to) =>
            to && void add('stage-branches', { from: stage.id, to, position: branches.length })
          }
        />
      )}
    </div>
  );
}

const toOf = (branch: RecordValues): string => (isLink(branch['to']) ? branch['to'].id : '');

function BranchLine(props: { from: string; branch: RecordValues; canWrite: boolean }) {
  const { t } = useTranslation('processes');
  const { change, remove } = useChange();
  const { from, branch, canWrite } = props;
  const to = isLink(branch['to']) ? String(branch['to'].name) : '';
  const condition = (branch['condition'] as Condition | null) ?? undefined;
  return (
    <div className={classes.branch}>
      <ConditionField
        label={condition || !canWrite ? t('branches.toIf', { stage: to }) : t('branches.to', { stage: to })}
        title={t('branches.conditionTitle', { from, to })}
        value={condition}
        canWrite={canWrite}
        onKeep={(value) => void change(`stage-branches/${branch.id}`, { condition: value })}
      />
      {!canWrite && !condition && <span>{t('branches.to', { stage: to })}</span>}
      {canWrite && (
        <ActionIcon
          size={24}
          aria-label={t('branches.remove', { from, to })}
          onClick={() => void remove(`stage-branches/${branch.id}`)}
        >
          <IconTrash size={13} />
        </ActionIcon>
      )}
    </div>
  );
}
