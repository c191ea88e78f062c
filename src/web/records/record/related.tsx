import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { useMeta } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { Panels } from './panels.tsx';
import classes from './record.module.css';
import { RelatedList } from './related-list.tsx';
import { relationsOf } from './relations.ts';

/** Records that point here, an entity and field at a time. */
export function Related(props: { entity: MetaEntity; record: RecordValues }) {
  const { t } = useTranslation();
  const index = useMeta();
  return (
    <aside className={classes.related} aria-label={t('record.related')}>
      <Panels {...props} place="side" />
      {relationsOf(index, props.entity).map((relation) => (
        <RelatedList
          key={`${relation.entity.name}.${relation.field.name}`}
          relation={relation}
          record={props.record}
          of={props.entity}
        />
      ))}
    </aside>
  );
}
