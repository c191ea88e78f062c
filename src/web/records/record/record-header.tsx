import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { useLabels } from '../../i18n/labels.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { iconOf } from '../../kit/icons.ts';
import { Panels } from './panels.tsx';
import classes from './record.module.css';
import { RecordMenu } from './record-menu.tsx';
import { VerbButtons } from './verb-buttons.tsx';

export function RecordHeader(props: { entity: MetaEntity; record: RecordValues; onHistory(): void }) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const Icon = iconOf(entity.icon);
  const title = titleText(record[entity.title]) || t('record.unnamed');
  return (
    <header className={classes.header}>
      <Link
        to={`/${entity.route}`}
        className={classes.crumb}
        preload={false}
        aria-label={labels.many(entity)}
      >
        <Icon size={16} stroke={1.6} />
        <span>{labels.many(entity)}</span>
      </Link>
      <IconChevronRight size={14} className={classes.separator} />
      {entity.party === 'id' && <Avatar name={title} size={22} isSquare={entity.kind === 'company'} />}
      <h1 className={classes.title} title={title}>
        {title}
      </h1>
      <div className={classes.actions}>
        <Panels entity={entity} record={record} place="head" />
        <VerbButtons entity={entity} record={record} />
        <RecordMenu entity={entity} record={record} title={title} onHistory={props.onHistory} />
      </div>
    </header>
  );
}
