import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { isEmptyValue } from '../../fields/values.ts';
import { viewOf } from '../../shell/screens.ts';
import { isShown } from '../create/form-fields.ts';
import { Fact } from './fact.tsx';
import classes from './record.module.css';

interface Section {
  title?: string | undefined;
  fields: MetaField[];
}

/** What is known of a record, each value edited in its place; empty fields out of the way until asked for. */
export function Facts(props: { entity: MetaEntity; record: RecordValues }) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const sections = sectionsOf(entity, record);
  const named = new Set(viewOf(entity)?.sections?.[0]?.fields);
  const hides = (f: MetaField): boolean =>
    !isAll && !named.has(f.name) && isEmptyValue(record[f.name]) && !f.required && !f.expected;
  const hidden = sections.flatMap((s) => s.fields).filter(hides).length;
  return (
    <aside className={classes.facts} aria-label={t('record.facts')}>
      {[...sections.entries()].map(([i, section]) => {
        const fields = section.fields.filter((f) => !hides(f));
        if (!fields.length) return null;
        return (
          <section key={i} className={classes.section}>
            {section.title && <h2 className={classes.sectionTitle}>{t(section.title)}</h2>}
            {fields.map((field) => (
              <Fact key={field.name} entity={entity} record={record} field={field} />
            ))}
          </section>
        );
      })}
      {(hidden > 0 || isAll) && (
        <button type="button" className={classes.showAll} onClick={() => setAll(!isAll)}>
          {isAll ? t('record.hideEmpty') : t('record.showEmpty', { count: hidden })}
        </button>
      )}
    </aside>
  );
}

/** The module's sections, then everything else, then what the system keeps. The title stands in the header, yet is edited here. */
function sectionsOf(entity: MetaEntity, record: RecordValues): Section[] {
  const shown = entity.fields.filter(
    (f) =>
      f.type !== 'collection' &&
      (f.type !== 'json' || f.name === 'incomplete') &&
      f.name !== 'version' &&
      f.name !== 'kind' &&
      // Answered only where it is asked for by name, as in a list's column.
      !(f.isComputed && !(f.name in record)) &&
      isShown(f, record),
  );
  const declared = (viewOf(entity)?.sections ?? []).map(
    (s): Section => ({
      title: s.title,
      fields: s.fields.flatMap((name) => shown.find((f) => f.name === name) ?? []),
    }),
  );
  const used = new Set(declared.flatMap((s) => s.fields));
  const own = shown.filter((f) => !used.has(f) && !f.isStandard);
  const system = shown.filter((f) => f.isStandard && !used.has(f));
  const last = declared.at(-1);
  if (last) last.fields.push(...own);
  return [...declared, ...(last ? [] : [{ fields: own }]), { title: 'record.system', fields: system }];
}
