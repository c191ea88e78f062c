import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { type Comparison, type Condition, ME } from '../../../kernel/condition.ts';
import { useMeta } from '../../api/meta.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { type ResolvedPath, resolvePath } from './field-path.ts';
import { useNames } from './names.ts';
import { operatorText } from './operator-text.ts';
import { needsValue } from './operators.ts';

/** One condition in words: "Stage is one of Won, Lost". */
export function ChipText(props: { entity: MetaEntity; condition: Condition }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const index = useMeta();
  const c = props.condition;
  if ('all' in c) return <span>{t('filter.groupAll', { count: c.all.length })}</span>;
  if ('any' in c) return <span>{t('filter.groupAny', { count: c.any.length })}</span>;
  if ('not' in c) {
    return (
      <span>
        {t('filter.not')} <ChipText entity={props.entity} condition={c.not} />
      </span>
    );
  }
  const path = resolvePath(index, labels, props.entity, c.field);
  if (!path) return <span>{c.field}</span>;
  return (
    <span>
      {path.title} <i>{operatorText(t, c.op, path.field)}</i>{' '}
      {needsValue(c.op) && (
        <b>
          <ValueText path={path} comparison={c} />
        </b>
      )}
    </span>
  );
}

function ValueText({ path, comparison: { op, value } }: { path: ResolvedPath; comparison: Comparison }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const { field, entity } = path;
  const list = Array.isArray(value) ? value : [value];
  const isLinked = field.type === 'ref' || field.type === 'pick';
  const names = useNames(
    field,
    isLinked ? list.filter((v): v is string => typeof v === 'string' && v !== ME) : [],
  );
  const one = (v: unknown): string => {
    if (op === 'within') return t(`period.${v}`);
    if (v === ME) return t('filter.me');
    if (isLinked) return names.get(String(v)) ?? '…';
    if (field.type === 'choice') return labels.option(entity, field.name, String(v));
    if (field.type === 'boolean') return t(v ? 'common.yes' : 'common.no');
    if (field.type === 'date') return formats.date(String(v));
    if (field.type === 'instant') return formats.dateTime(String(v));
    if (field.type === 'collection') return '(…)';
    return ['integer', 'decimal', 'money'].includes(field.type) ? formats.number(String(v)) : String(v);
  };
  return <>{list.map(one).join(op === 'between' ? ' – ' : ', ')}</>;
}
