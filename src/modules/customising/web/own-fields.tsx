import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { metaQuery } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { iconOf } from '../../../web/kit/icons.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { errorToast, undoToast } from '../../../web/kit/toast.tsx';
import classes from './customising.module.css';
import { type CustomFieldRow, fieldsQuery } from './data.ts';
import { FieldDialog } from './field-dialog.tsx';

/** Fields that the company added, by what they belong to. */
export function OwnFields() {
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(fieldsQuery);
  const [task, setTask] = useState<CustomFieldRow | 'new' | null>(null);
  const anew = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: fieldsQuery.queryKey }),
      client.invalidateQueries({ queryKey: metaQuery.queryKey }),
    ]);
  };
  const remove = (field: CustomFieldRow): void => {
    const act = api.delete(`custom-fields/${field.id}`).then(anew);
    act.then(
      () =>
        undoToast(t('removed', { name: field.label }), () =>
          api.post(`custom-fields/${field.id}/restore`).then(anew),
        ),
      errorToast,
    );
  };
  const groups = Map.groupBy(data?.items ?? [], (f) => f.entity);
  return (
    <>
      <div className={classes.intro}>
        <p>{t('text')}</p>
        <Button onClick={() => setTask('new')}>{t('add')}</Button>
      </div>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <SkeletonLines count={6} />}
      {data?.items.length === 0 && (
        <EmptyState icon={iconOf('forms')} title={t('none')} text={t('noneText')} />
      )}
      {[...groups].map(([entity, fields]) => (
        <section key={entity}>
          <h2 className={classes.group}>{labels.many(entity)}</h2>
          <ul className={classes.list}>
            {fields.map((field) => (
              <li key={field.id} className={classes.line}>
                <b>{field.label}</b>
                <small>
                  {labels.option({ name: 'custom.field', base: 'custom.field' }, 'type', field.type)}
                </small>
                {field.indexState && (
                  <small data-state={field.indexState}>
                    {t(`index.${field.indexState}`, { problem: field.indexProblem })}
                  </small>
                )}
                <code>{field.settings.expression ?? field.key}</code>
                <ActionIcon aria-label={t('edit', { name: field.label })} onClick={() => setTask(field)}>
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon aria-label={t('remove', { name: field.label })} onClick={() => remove(field)}>
                  <IconTrash size={16} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {task && (
        <FieldDialog field={task === 'new' ? null : task} onClose={() => setTask(null)} onDone={anew} />
      )}
    </>
  );
}
