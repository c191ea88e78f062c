import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { texts } from '../../i18n/language.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { RecordLink } from '../../kit/record-link.tsx';
import classes from './grid.module.css';

/** The name of a record, which leads to its page; customers and people with their initials. */
export function TitleCell(props: { entity: MetaEntity; field: MetaField; record: RecordValues }) {
  const { entity, record } = props;
  const title = titleText(record[props.field.name]) || texts.t('record.unnamed');
  const hasFace = entity.party === 'id' || entity.name === 'access.user';
  return (
    <>
      {hasFace && <Avatar name={title} size={20} isSquare={(entity.kind ?? record['kind']) === 'company'} />}
      <RecordLink
        to={`/${entity.route}/${record.id}`}
        className={classes.title}
        tabIndex={-1}
        draggable={false}
        title={title}
      >
        {title}
      </RecordLink>
    </>
  );
}
