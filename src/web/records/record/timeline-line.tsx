import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, TimelineItem } from '../../../kernel/api.ts';
import { useMeta } from '../../api/meta.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { iconOf } from '../../kit/icons.ts';
import classes from './timeline.module.css';

/** Who did what, with the text of what was written and the values that matter. */
export function TimelineLine({ item, own }: { item: TimelineItem; own: string }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const entity = useMeta().screenOf(item.entity, item.now?.['kind'] as string | undefined);
  const Icon = iconOf(entity?.icon);
  const isOther = item.record !== own && entity;
  const title = item.title ?? '';
  const hasBody =
    entity &&
    item.now &&
    item.verb === 'created' &&
    entity.fields.some((f) => f.multiline && f.name === entity.title);
  const words = hasBody ? title : entity && wordsOf(item, entity);
  return (
    <article className={classes.line} data-body={hasBody || undefined}>
      <span className={classes.icon}>
        <Icon size={14} stroke={1.7} />
      </span>
      <div className={classes.content}>
        <div className={classes.head}>
          <b>{item.actor?.name ?? ruleOf(t, item) ?? t('timeline.system')}</b>{' '}
          <span>{labels.event(item.entity, item.verb)}</span>
          {isOther && !labels.hasEvent(item.entity, item.verb) && <span> · {labels.one(entity)}</span>}
          {isOther && !hasBody && title && (
            <>
              {' '}
              <Link to={`/${entity.route}/${item.record}`} preload={false} className={classes.link}>
                {title}
              </Link>
            </>
          )}
          <Changed item={item} entity={entity} />
          {item.actor && ruleOf(t, item) && <span className={classes.fields}> · {ruleOf(t, item)}</span>}
          {item.data['imported'] ? (
            <time dateTime={item.at} title={t('timeline.importedText')}>
              {t('timeline.imported')}
            </time>
          ) : (
            <time dateTime={item.at} title={formats.dateTime(item.at)}>
              {formats.time(item.at)}
            </time>
          )}
        </div>
        {words && <p className={classes.body}>{words}</p>}
        {entity && <Values item={item} entity={entity} />}
      </div>
    </article>
  );
}

/** The rule that did it, where one did. */
function ruleOf(t: TFunction, { data }: TimelineItem): string | undefined {
  const { rule } = data;
  const isRule = typeof rule === 'object' && rule !== null && 'name' in rule;
  return isRule ? t('timeline.rule', { name: String(rule.name) }) : undefined;
}

/** Names of the fields of an edit, or from where to where a record moved. */
function Changed({ item, entity }: { item: TimelineItem; entity: MetaEntity | undefined }) {
  const labels = useLabels();
  const { fields, from, to } = item.data;
  if (typeof to === 'string')
    return <span className={classes.fields}> · {typeof from === 'string' ? `${from} → ${to}` : to}</span>;
  if (!entity || !Array.isArray(fields) || item.verb !== 'updated') return null;
  const known = fields.filter((f) => entity.fields.some((e) => e.name === f)).slice(0, 4);
  return known.length ? (
    <span className={classes.fields}>
      {' '}
      · {known.map((f) => labels.field(entity, { name: String(f) })).join(', ')}
    </span>
  ) : null;
}

/** What was said in a meeting, came of a task, stood in a letter: under the line that tells of it. */
function wordsOf({ now, verb }: TimelineItem, entity: MetaEntity): string | undefined {
  if (!now || !saying.has(verb)) return undefined;
  const field = entity.fields.find(
    (f) =>
      f.multiline && (f.name === 'result' || f.name === 'text') && f.name !== entity.title && now[f.name],
  );
  return field && String(now[field.name]);
}
const saying = new Set(['created', 'hold', 'complete', 'cancel']);

const telling = new Set(['mood', 'outcome', 'amount', 'dueOn', 'direction', 'value']);

function Values({ item, entity }: { item: TimelineItem; entity: MetaEntity }) {
  const { now } = item;
  if (!now || item.verb !== 'created') return null;
  const fields = entity.fields.filter(
    (f) =>
      telling.has(f.name) && f.name !== entity.title && now[f.name] !== null && now[f.name] !== undefined,
  );
  if (!fields.length) return null;
  return (
    <div className={classes.values}>
      {fields.map((f) => (
        <FieldCell key={f.name} entity={entity} field={f} value={now[f.name]} />
      ))}
    </div>
  );
}
