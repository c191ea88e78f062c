import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../../web/api/meta.ts';
import { useMetricName } from '../../../../web/figures/metric-name.ts';
import { useValue } from '../../../../web/figures/use-value.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { resolvePath } from '../../../../web/records/filter/field-path.ts';
import type { Answer, Dimension, Grouping, Question, Unit, Value } from '../../question.rules.ts';

/** How a report's parts are called and written in the reader's language. */
export interface Texts {
  field(entity: string, path: string): string;
  grouping(entity: string, grouping: Grouping): string;
  value(entity: string, value: Value): string;
  heads(question: Question, answer: Answer): string[];
  key(dimension: Dimension, key: string | null, name: string | null): string;
  before(name: string): string;
  figure(value: string | null | undefined, unit: Unit, isShort?: boolean): string;
}

export function useTexts(): Texts {
  const { t } = useTranslation('reports');
  const labels = useLabels();
  const index = useMeta();
  const formats = useFormats();
  const metricName = useMetricName();
  const plain = useValue();
  return useMemo(() => {
    const field = (entity: string, path: string): string => {
      const meta = index.find(entity);
      return (meta && resolvePath(index, labels, meta, path)?.title) ?? path;
    };
    const value = (entity: string, v: Value): string => {
      const name = v.metric ? metricName(v.metric) : nameOf(v, v.field ? field(entity, v.field) : '');
      return v.isShare ? t('reportSheet.value.share', { name }) : name;
    };
    const nameOf = (v: Value, name: string): string => t(`reportSheet.value.${v.fn ?? 'count'}`, { name });
    const key = (d: Dimension, raw: string | null, name: string | null): string => {
      if (raw === null) return t('reportSheet.empty');
      if (d.by === 'age') return t(`reportSheet.age.${raw}`);
      if (d.by === 'band') return bandText(d.bounds ?? [], raw);
      if (d.by) return dayText(raw, d.by);
      const meta = index.find(d.entity);
      if (d.type === 'choice' && meta) return labels.option(meta, d.name, raw);
      if (d.type === 'boolean') return t(raw === 'true' ? 'reportSheet.yes' : 'reportSheet.no');
      return ['integer', 'decimal', 'money'].includes(d.type) ? formats.number(raw) : (name ?? raw);
    };
    const bandText = (bounds: string[], raw: string): string => {
      const until = bounds[bounds.indexOf(raw) + 1];
      const [from, to] = [formats.number(raw), until === undefined ? '' : formats.number(until)];
      if (!bounds.includes(raw)) return t('reportSheet.band.below', { to });
      return t(until === undefined ? 'reportSheet.band.above' : 'reportSheet.band.between', { from, to });
    };
    const dayText = (day: string, by: string): string => {
      if (by === 'year') return day.slice(0, 4);
      if (by === 'month') return formats.month(day);
      const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
      if (by === 'quarter') return t('reportSheet.quarter', { quarter, year: day.slice(0, 4) });
      return by === 'week' ? t('reportSheet.weekOf', { day: formats.date(day) }) : formats.date(day);
    };
    return {
      field,
      value,
      key,
      grouping: (entity, g) =>
        g.by ? `${field(entity, g.field)} · ${t(`reportSheet.by.${g.by}`)}` : field(entity, g.field),
      heads: (q, answer) =>
        answer.values.map((v) => {
          const own = q.values.find((x) => x.key === v.key);
          return own ? value(q.entity, own) : (v.label ?? v.key);
        }),
      before: (name) => t('reportSheet.value.before', { name }),
      figure: (raw, unit, isShort) => {
        if (raw === null || raw === undefined) return '–';
        if (unit === 'number') return formats.number(String(Math.round(Number(raw) * 100) / 100));
        if (unit === 'date') return formats.date(raw);
        return unit === 'text' ? raw : plain(raw, unit, isShort);
      },
    };
  }, [t, labels, index, formats, metricName, plain]);
}
