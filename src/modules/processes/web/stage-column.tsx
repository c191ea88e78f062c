import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { FieldCell } from '../../../web/fields/field-cell.tsx';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { isEmptyValue, toWire } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { colorOf } from '../../../web/kit/colors.ts';
import { useReorder } from '../../../web/kit/use-reorder.ts';
import { ConditionField } from './condition-field.tsx';
import classes from './processes.module.css';
import { RequiredFields } from './required-fields.tsx';
import { StageBranches } from './stage-branches.tsx';
import { StageSteps } from './stage-steps.tsx';
import { StageTasks } from './stage-tasks.tsx';
import { useChange } from './use-change.ts';

interface Props {
  entity: MetaEntity;
  stage: RecordValues;
  stages: RecordValues[];
  tasks: RecordValues[];
  branches: RecordValues[];
  steps: RecordValues[];
  order: string[];
  canWrite: boolean;
  onOrder(order: string[]): void;
}
const details = [
  'color',
  'probability',
  'deadlineDays',
  'deadlineUnit',
  'category',
  'responsibleFunction',
  'responsible',
  'department',
];

/** One stage, all of it in sight: what it is called, what it asks for, and the work that it brings. */
export function StageColumn({
  entity,
  stage,
  stages,
  tasks,
  branches,
  steps,
  order,
  canWrite,
  onOrder,
}: Props) {
  const { change } = useChange();
  const { ref, isOver, move } = useReorder({
    scope: 'stage',
    id: stage.id,
    order,
    isOff: !canWrite,
    onOrder,
  });
  const isOpen = stage['kind'] === 'open';
  const color = colorOf(stage['color'] as string | null, String(stage['name']));
  const keep = (name: string, value: unknown): void => void change(`stages/${stage.id}`, { [name]: value });
  return (
    <div
      ref={ref}
      className={classes.stage}
      data-over={isOver || undefined}
      style={{ borderTopColor: color }}
    >
      <StageHead entity={entity} stage={stage} canWrite={canWrite} onMove={move} onKeep={keep} />
      {details.map((name) => (
        <Detail key={name} entity={entity} stage={stage} name={name} canWrite={canWrite} onKeep={keep} />
      ))}
      {stage['kind'] !== 'lost' && (
        <>
          <RequiredFields
            value={stage['requiredFields'] as string[]}
            canWrite={canWrite}
            onChange={(v) => keep('requiredFields', v)}
          />
          <StageCondition stage={stage} which="entryCondition" canWrite={canWrite} onKeep={keep} />
        </>
      )}
      {isOpen && <StageCondition stage={stage} which="exitCondition" canWrite={canWrite} onKeep={keep} />}
      {isOpen && <StageBranches stage={stage} stages={stages} branches={branches} canWrite={canWrite} />}
      {isOpen && <StageTasks stage={stage.id} tasks={tasks} canWrite={canWrite} />}
      <StageSteps stage={stage} steps={steps} canWrite={canWrite} />
    </div>
  );
}

function StageCondition(props: {
  stage: RecordValues;
  which: 'entryCondition' | 'exitCondition';
  canWrite: boolean;
  onKeep(name: string, value: unknown): void;
}) {
  const { t } = useTranslation('processes');
  const { stage, which, canWrite, onKeep } = props;
  return (
    <ConditionField
      label={t(which)}
      title={t(`${which}Title`, { stage: String(stage['name']) })}
      value={(stage[which] as Condition | null) ?? undefined}
      canWrite={canWrite}
      onKeep={(value) => onKeep(which, value)}
    />
  );
}

interface HeadProps {
  entity: MetaEntity;
  stage: RecordValues;
  canWrite: boolean;
  onMove(step: number): void;
  onKeep(name: string, value: unknown): void;
}

function StageHead({ entity, stage, canWrite, onMove, onKeep }: HeadProps) {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { remove } = useChange();
  const name = String(stage['name']);
  const field = fieldOf(entity, 'name');
  const isOpen = stage['kind'] === 'open';
  return (
    <header className={classes.stageHead}>
      {canWrite && <IconGripVertical size={15} className={classes.grip} aria-hidden />}
      {canWrite && field ? (
        <KeptEditor
          key={String(stage.version)}
          entity={entity}
          field={field}
          name={labels.field(entity, field)}
          value={name}
          onKeep={(value) => onKeep('name', value)}
        />
      ) : (
        <b>{name}</b>
      )}
      {!isOpen && <small>{labels.option(entity, 'kind', String(stage['kind']))}</small>}
      {canWrite && isOpen && (
        <>
          <ActionIcon size={24} aria-label={t('moveLeft', { name })} onClick={() => onMove(-1)}>
            <IconArrowLeft size={14} />
          </ActionIcon>
          <ActionIcon size={24} aria-label={t('moveRight', { name })} onClick={() => onMove(1)}>
            <IconArrowRight size={14} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={t('removeStage', { name })}
            onClick={() => void remove(`stages/${stage.id}`)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </>
      )}
    </header>
  );
}

interface DetailProps {
  entity: MetaEntity;
  stage: RecordValues;
  name: string;
  canWrite: boolean;
  onKeep(name: string, value: unknown): void;
}

function Detail({ entity, stage, name, canWrite, onKeep }: DetailProps) {
  const labels = useLabels();
  const field = fieldOf(entity, name);
  const value = stage[name];
  if (!field || (stage['kind'] !== 'open' && name !== 'color')) return null;
  const label = labels.field(entity, field);
  if (canWrite) {
    return (
      <KeptEditor
        key={`${name}${String(stage.version)}`}
        entity={entity}
        field={field}
        name={label}
        isLabelled
        value={value}
        onKeep={(v) => onKeep(name, toWire(field, v))}
      />
    );
  }
  if (isEmptyValue(value) || name === 'color') return null;
  return (
    <div className={classes.fact}>
      <span>{label}</span>
      <FieldCell entity={entity} field={field} value={value} />
    </div>
  );
}
