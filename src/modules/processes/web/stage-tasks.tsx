import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { toWire } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { useReorder } from '../../../web/kit/use-reorder.ts';
import classes from './processes.module.css';
import { useChange } from './use-change.ts';
import { useEntities } from './use-process.ts';

/** Typical work of a stage: becomes tasks of a deal when it comes in. */
export function StageTasks(props: { stage: string; tasks: RecordValues[]; canWrite: boolean }) {
  const { t } = useTranslation('processes');
  const { task } = useEntities();
  const { add, arrange } = useChange();
  const { stage, tasks, canWrite } = props;
  if (!task || (!canWrite && !tasks.length)) return null;
  const order = tasks.map((x) => x.id);
  return (
    <div className={classes.tasks}>
      <h2>{t('tasks')}</h2>
      {tasks.map((item) =>
        canWrite ? (
          <TaskEditor
            key={item.id}
            entity={task}
            task={item}
            order={order}
            onOrder={(next) => void arrange('stage-tasks', tasks, next)}
          />
        ) : (
          <p key={item.id}>
            {String(item['title'])}
            <small>
              {t(`dueAfter.${String(item['dueUnit'])}`, { count: Number(item['dueDays']) })}
              {item['isRequired'] === true && ` · ${t('isRequired')}`}
            </small>
          </p>
        ),
      )}
      {canWrite && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => void add('stage-tasks', { stage, title: t('newTask'), position: tasks.length })}
        >
          {t('addTask')}
        </Button>
      )}
    </div>
  );
}

interface EditorProps {
  entity: MetaEntity;
  task: RecordValues;
  order: string[];
  onOrder(order: string[]): void;
}

function TaskEditor({ entity, task, order, onOrder }: EditorProps) {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { change, remove } = useChange();
  const scope = `tasks of ${String((task['stage'] as { id: string }).id)}`;
  const { ref, isOver, move } = useReorder({ scope, id: task.id, order, onOrder });
  const title = String(task['title']);
  const keep = (values: object): void => void change(`stage-tasks/${task.id}`, values);
  return (
    <div ref={ref} className={classes.taskEditor} data-over={isOver || undefined}>
      {['title', 'kind', 'assignee', 'dueDays', 'dueUnit'].map((name) => {
        const field = fieldOf(entity, name);
        return (
          field && (
            <KeptEditor
              key={`${name}${String(task.version)}`}
              entity={entity}
              field={field}
              name={labels.field(entity, field)}
              isLabelled={name !== 'title'}
              value={task[name]}
              onKeep={(value) => keep({ [name]: toWire(field, value) })}
            />
          )
        );
      })}
      <div className={classes.taskFoot}>
        <Checkbox
          label={t('isRequired')}
          checked={task['isRequired'] === true}
          onChange={(e) => keep({ isRequired: e.currentTarget.checked })}
        />
        <ActionIcon size={22} aria-label={t('moveUp', { name: title })} onClick={() => move(-1)}>
          <IconArrowUp size={13} />
        </ActionIcon>
        <ActionIcon size={22} aria-label={t('moveDown', { name: title })} onClick={() => move(1)}>
          <IconArrowDown size={13} />
        </ActionIcon>
        <ActionIcon
          size={22}
          aria-label={t('removeTask', { name: title })}
          onClick={() => void remove(`stage-tasks/${task.id}`)}
        >
          <IconTrash size={13} />
        </ActionIcon>
      </div>
    </div>
  );
}
