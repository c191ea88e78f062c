import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ChoiceRows } from './choice-rows.tsx';
import classes from './settings-pages.module.css';

/** Every list that the company words itself: industries, sources, reasons of refusal. */
export default function ListsPage() {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const index = useMeta();
  const choice = index.find('lists.choice');
  const lists = [...new Set(index.entities.flatMap((e) => e.fields.flatMap((f) => f.list ?? [])))];
  const named = lists
    .map((list) => ({ list, name: nameOf(list) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const [chosen, setChosen] = useState<string | null>(null);
  const list = chosen ?? named[0]?.list;
  /** A custom field's list is called by the field. */
  function nameOf(list: string): string {
    const custom = index.entities.flatMap((e) => e.fields).find((f) => f.list === list && f.custom);
    return custom?.custom?.label ?? labels.list(list);
  }
  if (!choice || !list) return null;
  return (
    <div className={classes.page}>
      <h1>{t('lists.title')}</h1>
      <p className={classes.lead}>{t('lists.text')}</p>
      <div className={classes.split}>
        <nav aria-label={t('lists.title')}>
          {named.map((n) => (
            <button
              key={n.list}
              type="button"
              aria-current={n.list === list || undefined}
              onClick={() => setChosen(n.list)}
            >
              {n.name}
            </button>
          ))}
        </nav>
        <ChoiceRows key={list} entity={choice} list={list} />
      </div>
    </div>
  );
}
