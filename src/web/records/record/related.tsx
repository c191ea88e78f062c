import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { useMeta } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { panelsOf } from '../../shell/screens.ts';
import { Panels } from './panels.tsx';
import classes from './record.module.css';
import { RelatedList } from './related-list.tsx';
import { relationsOf } from './relations.ts';

/** Records that point here, an entity and field at a time; those that a panel shows in its own way only there. */
export function Related(props: { entity: MetaEntity; record: RecordValues }) {
  const { t } = useTranslation();
  const index = useMeta();
  const held = panelsOf(props.entity, 'side').map((panel) => panel.holds);
  const relations = relationsOf(index, props.entity).filter(({ entity }) => !held.includes(entity.name));
  return (
    <aside className={classes.related} aria-label={t('record.related')}>
      <Panels {...props} place="side" />
      {relations.map((relation) => (
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
