import { Popover, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { useMeta } from '../../api/meta.ts';
import { useLabels } from '../../i18n/labels.ts';
import { askedOf, filterable, LONGEST, resolvePath, targetOf } from './field-path.ts';
import classes from './filter.module.css';

/** Chooses a field, or by way of its relations a field of another record: customer, then the customer's region. */
export function FieldPathPicker(props: {
  entity: MetaEntity;
  value: string;
  onChange(path: string): void;
  startsOpen?: boolean;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const index = useMeta();
  const [isOpen, setOpen] = useState(props.startsOpen ?? false);
  const title = resolvePath(index, labels, props.entity, props.value)?.title;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={280}
      withinPortal={false}
      trapFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.path}
          onClick={() => setOpen(!isOpen)}
          aria-haspopup="dialog"
        >
          <span>{title ?? t('filter.chooseField')}</span>
          <IconSelector size={14} stroke={1.6} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <FieldList
          entity={props.entity}
          onChoose={(path) => {
            setOpen(false);
            props.onChange(path);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function FieldList(props: { entity: MetaEntity; onChoose(path: string): void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const index = useMeta();
  const [trail, setTrail] = useState<{ entity: MetaEntity; field: MetaField }[]>([]);
  const [query, setQuery] = useState('');
  const entity = trail.at(-1)
    ? (askedOf(index, trail.at(-1)?.field ?? ({} as MetaField)) ?? props.entity)
    : props.entity;
  const prefix = trail.map((s) => `${s.field.name}.`).join('');
  const fields = filterable(entity).filter((f) =>
    labels.field(entity, f).toLowerCase().includes(query.toLowerCase()),
  );
  const back = trail.map((s) => labels.field(s.entity, s.field)).join(' › ');
  return (
    <>
      <TextInput
        data-autofocus
        value={query}
        onChange={(e) => setQuery(e.currentTarget.value)}
        placeholder={t('filter.findField')}
        aria-label={t('filter.findField')}
        mb={4}
      />
      {back && (
        <button type="button" className={classes.back} onClick={() => setTrail(trail.slice(0, -1))}>
          <IconChevronLeft size={14} /> {back}
        </button>
      )}
      <div className={classes.fieldList}>
        {fields.map((field) => {
          const goesOn =
            field.type === 'ref' &&
            trail.length < LONGEST &&
            targetOf(index, field) &&
            targetOf(index, field)?.name !== 'access.user';
          return (
            <div key={field.name} className={classes.fieldLine}>
              <button
                type="button"
                className={classes.fieldName}
                onClick={() => props.onChoose(prefix + field.name)}
              >
                {labels.field(entity, field)}
              </button>
              {goesOn && (
                <button
                  type="button"
                  className={classes.into}
                  aria-label={t('filter.fieldsOf', { name: labels.field(entity, field) })}
                  title={t('filter.fieldsOf', { name: labels.field(entity, field) })}
                  onClick={() => {
                    setTrail([...trail, { entity, field }]);
                    setQuery('');
                  }}
                >
                  <IconChevronRight size={14} />
                </button>
              )}
            </div>
          );
        })}
        {!fields.length && <div className={classes.none}>{t('common.nothingFound')}</div>}
      </div>
    </>
  );
}
