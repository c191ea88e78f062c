import { ActionIcon } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconMessage2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { FieldCell } from '../../../../web/fields/field-cell.tsx';
import { isLink, todayIn } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { Avatar } from '../../../../web/kit/avatar.tsx';
import classes from '../activities.module.css';
import { dueGroup } from '../days.ts';
import { CompleteForm } from './complete-form.tsx';
import { KindIcon } from './kind-icon.tsx';
import { useComplete } from './use-complete.ts';

interface Props {
  entity: MetaEntity;
  record: RecordValues;
  /** Fields shown beside the title. */
  shown: string[];
  onDone(record: RecordValues): void;
}

/** A task: done by one click on its circle, or with a result and the next step in one move. */
export function TaskLine({ entity, record, shown, onDone }: Props) {
  const { t } = useTranslation('activities');
  const formats = useFormats();
  const complete = useComplete(entity);
  const [isFormOpen, setFormOpen] = useState(false);
  const title = String(record['title'] ?? '');
  const due = (record['dueOn'] as string | null) ?? null;
  const canWrite = entity.permission.write !== 'none';
  const finish = async (): Promise<void> => {
    if (await complete(record.id, title)) onDone(record);
  };
  return (
    <article className={classes.task}>
      <div className={classes.taskLine}>
        <button
          type="button"
          className={classes.circle}
          aria-label={t('tasks.complete', { title })}
          disabled={!canWrite}
          onClick={() => void finish()}
        >
          <IconCircle size={18} stroke={1.6} className={classes.ring} />
          <IconCircleCheck size={18} stroke={1.8} className={classes.tick} />
        </button>
        <KindIcon kind={String(record['kind'])} />
        <Link to={`/tasks/${record.id}`} preload={false} className={classes.taskTitle} data-task={record.id}>
          {title}
        </Link>
        {record['isRequired'] === true && <span className={classes.required}>{t('tasks.required')}</span>}
        <span className={classes.about}>
          {shown.map((name) => {
            const field = fieldOf(entity, name);
            return field && <FieldCell key={name} entity={entity} field={field} value={record[name]} />;
          })}
        </span>
        {due && (
          <time dateTime={due} data-due={dueGroup(due, todayIn(formats.timeZone))} className={classes.due}>
            {formats.date(due, true)}
          </time>
        )}
        <Assignee value={record['assignee']} />
        {canWrite && (
          <ActionIcon
            size={24}
            aria-label={t('tasks.withResult', { title })}
            onClick={() => setFormOpen(!isFormOpen)}
          >
            <IconMessage2 size={15} />
          </ActionIcon>
        )}
      </div>
      {isFormOpen && <CompleteForm entity={entity} record={record} onClose={() => setFormOpen(false)} />}
    </article>
  );
}

function Assignee({ value }: { value: unknown }) {
  if (!isLink(value) || !value.name) return null;
  return (
    <span title={value.name} className={classes.assignee}>
      <Avatar name={value.name} size={20} />
    </span>
  );
}
