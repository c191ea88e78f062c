import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../kernel/api.ts';
import { fieldsRead } from '../../kernel/condition.ts';
import { canRead, useMeta } from '../api/meta.ts';
import { countQuery, listQuery } from '../api/records.ts';
import { useFormats } from '../i18n/format.ts';
import { iconOf } from '../kit/icons.ts';
import { SkeletonLines } from '../kit/skeleton.tsx';
import { CompactLine } from '../records/record/compact-line.tsx';
import classes from './home.module.css';
import { type HomeList, homeLists } from './screens.ts';

const SHOWN = 7;

export function HomeLists() {
  const index = useMeta();
  const lists = homeLists().flatMap((list) => {
    const entity = index.find(list.entity);
    return canRead(entity) ? [{ list, entity }] : [];
  });
  return (
    <div className={classes.lists}>
      {lists.map(({ list, entity }) => (
        <OneList key={list.title} list={list} entity={entity} />
      ))}
    </div>
  );
}

function OneList({ list, entity }: { list: HomeList; entity: MetaEntity }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { filter, sort } = list;
  const { data } = useQuery(listQuery(entity, { filter, sort, limit: SHOWN }));
  const { data: count } = useQuery(countQuery(entity, { filter }));
  const Icon = iconOf(entity.icon);
  return (
    <section className={classes.list}>
      <Link
        to={`/${entity.route}`}
        search={{ filter, sort } as never}
        preload={false}
        className={classes.listHead}
      >
        <Icon size={16} stroke={1.6} />
        <h3>{t(list.title)}</h3>
        {count && count.value > 0 && <span>{formats.integer(count.value)}</span>}
      </Link>
      {!data && <SkeletonLines count={4} />}
      {data?.items.map((record) => (
        <CompactLine key={record.id} entity={entity} record={record} except={fieldsRead(filter)[0]} />
      ))}
      {data && !data.items.length && <p className={classes.nothing}>{t('home.nothing')}</p>}
    </section>
  );
}
