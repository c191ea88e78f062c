import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canCreate } from '../../api/meta.ts';
import { countQuery, listQuery, type RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { leadsAnywhere } from '../../fields/values.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { startCreating } from '../../shell/shell-state.ts';
import { CompactLine } from './compact-line.tsx';
import classes from './related.module.css';
import type { Relation } from './relations.ts';

const SHOWN = 5;

export function RelatedList({
  relation,
  record,
  of,
}: {
  relation: Relation;
  record: RecordValues;
  of: MetaEntity;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const { entity, field } = relation;
  const filter = { field: field.name, op: 'eq', value: record.id } as const;
  const { data } = useQuery(listQuery(entity, { filter, limit: SHOWN }));
  const { data: count } = useQuery({ ...countQuery(entity, { filter }), enabled: !!data?.next });
  if (!data || (!data.items.length && !relation.isOwn && !isUsual(entity))) return null;
  const link = {
    id: record.id,
    name: titleText(record[of.title]),
    ...(leadsAnywhere(field) ? { entity: of.base } : {}),
    ...(of.kind ? { kind: of.kind } : {}),
  };
  const total = count?.value ?? data.items.length;
  return (
    <section className={classes.relation}>
      <header>
        <Link
          to={`/${entity.route}`}
          search={{ filter: { all: [filter] } } as never}
          preload={false}
          className={classes.relationTitle}
        >
          {labels.many(entity)}
          {relation.isOneOfSeveral && <span> · {labels.field(entity, field)}</span>}
          {total > 0 && <i>{formats.integer(total)}</i>}
        </Link>
        {canCreate(entity) && !field.isReadOnly && (
          <ActionIcon
            size={24}
            aria-label={t('record.addRelated', { entity: labels.one(entity) })}
            onClick={() => startCreating(entity.name, { [field.name]: link })}
          >
            <IconPlus size={15} />
          </ActionIcon>
        )}
      </header>
      {data.items.map((item) => (
        <CompactLine key={item.id} entity={entity} record={item} except={field.name} />
      ))}
      {!data.items.length && <p className={classes.relationEmpty}>{t('record.noneYet')}</p>}
    </section>
  );
}

/** Shown even while empty: what a customer is expected to have. */
const isUsual = (entity: MetaEntity): boolean =>
  ['deals.deal', 'activities.task', 'contacts.employment'].includes(entity.name);
