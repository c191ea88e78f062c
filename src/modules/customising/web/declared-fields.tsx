import { ActionIcon, Select } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { metaQuery, useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './customising.module.css';
import { extensible } from './data.ts';
import { OverlayDialog } from './overlay-dialog.tsx';
import { declaredFields, overlayOf, overlaysQuery } from './overlays.ts';

/** Fields that the program brings, as the company calls, shows and demands them. */
export function DeclaredFields() {
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const client = useQueryClient();
  const entities = extensible(useMeta());
  const [name, setName] = useState(entities[0]?.name ?? '');
  const [task, setTask] = useState<MetaField | null>(null);
  const overlays = useQuery(overlaysQuery);
  const { data: meta } = useQuery(metaQuery);
  // As the server tells it: fields that are hidden on screens stand here all the same.
  const entity = meta?.entities.find((e) => e.name === name);
  const rows = overlays.data?.items ?? [];
  const anew = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: overlaysQuery.queryKey }),
      client.invalidateQueries({ queryKey: metaQuery.queryKey }),
    ]);
  };
  return (
    <>
      <div className={classes.intro}>
        <p>{t('declaredText')}</p>
        <Select
          aria-label={t('of')}
          data={entities.map((e) => ({ value: e.name, label: labels.many(e) }))}
          value={name}
          allowDeselect={false}
          onChange={(value) => value && setName(value)}
        />
      </div>
      {overlays.error && <ErrorState error={overlays.error} onRetry={() => overlays.refetch()} />}
      {overlays.isPending && <SkeletonLines count={8} />}
      {entity && overlays.data && (
        <ul className={classes.list}>
          {declaredFields(entity).map((field) => (
            <Line key={field.name} entity={entity} field={field} onEdit={() => setTask(field)} />
          ))}
        </ul>
      )}
      {task && entity && (
        <OverlayDialog
          entity={entity}
          field={task}
          row={overlayOf(rows, entity, task)}
          onClose={() => setTask(null)}
          onDone={anew}
        />
      )}
    </>
  );
}

function Line(props: { entity: MetaEntity; field: MetaField; onEdit(): void }) {
  const { entity, field } = props;
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const label = labels.field(entity, field);
  const isDemanded = field.required || field.expected;
  return (
    <li className={classes.line} data-hidden={field.overlay?.place === 'hidden' || undefined}>
      <b>{label}</b>
      {field.overlay?.label && <small>{labels.declared(entity, field.name)}</small>}
      {isDemanded && <small className={classes.mark}>{t('isRequired')}</small>}
      {field.overlay?.place && (
        <small className={classes.mark}>{labels.option(overlay, 'place', field.overlay.place)}</small>
      )}
      {field.overlay && <small className={classes.mark}>{t('isChanged')}</small>}
      <code>{field.name}</code>
      <ActionIcon aria-label={t('edit', { name: label })} onClick={props.onEdit}>
        <IconPencil size={16} />
      </ActionIcon>
    </li>
  );
}
const overlay = { name: 'custom.overlay', base: 'custom.overlay' };
