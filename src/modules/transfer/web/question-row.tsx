import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaField } from '../../../kernel/api.ts';
import type { ImportAnswer, ImportQuestion } from '../../../kernel/import-api.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { isSame } from './answers.ts';
import { useOthers } from './others.ts';
import resultClasses from './result.module.css';

interface Option {
  value: string;
  label: string;
  note?: string;
  answer: ImportAnswer;
}

/** “GTXPro”, in 1,480 rows: who or what is it? The likely answer is chosen; typing finds any other. */
export function QuestionRow(props: {
  question: ImportQuestion;
  field: MetaField;
  onAnswer(answer: ImportAnswer): void;
}) {
  const { question: q, field, onAnswer } = props;
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 200);
  const [chosen, setChosen] = useState<Option | null>(null);
  const options = usePossible(q, field, query, chosen);
  const current = options.find((o) => isSame(o.answer, q.answer));
  const choose = (value: string | null): void => {
    const option = options.find((o) => o.value === value);
    if (!option) return;
    setChosen(option);
    onAnswer(option.answer);
  };
  const isOpen = q.isAmbiguous && 'empty' in q.answer;
  return (
    <div className={resultClasses.question}>
      <div>
        <b>{q.value}</b>
        <small>{t('questions.rows', { count: q.count, value: formats.integer(q.count) })}</small>
      </div>
      <Select
        aria-label={t('questions.means', { value: q.value })}
        data={options.map(({ value, label }) => ({ value, label }))}
        value={current?.value ?? null}
        error={isOpen ? t('questions.several') : undefined}
        allowDeselect={false}
        searchable
        onFocus={(e) => e.currentTarget.select()}
        onSearchChange={setTyped}
        onChange={choose}
        filter={({ options: all, search }) =>
          search === current?.label ? all : all.filter((o) => 'label' in o && isFit(o.label, o.value, search))
        }
        renderOption={({ option }) => {
          const found = options.find((o) => o.value === option.value);
          return (
            <span className={resultClasses.option}>
              {option.label}
              {found?.note && <small>{found.note}</small>}
            </span>
          );
        }}
      />
    </div>
  );
}

/** Ways out stay on offer whatever is typed. */
const isFit = (label: string, value: string, search: string): boolean =>
  value.startsWith('~') || label.toLowerCase().includes(search.trim().toLowerCase());

function usePossible(q: ImportQuestion, field: MetaField, query: string, chosen: Option | null): Option[] {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const others = useOthers(field, query);
  const proposals = q.proposals.map((p): Option => {
    const sure = p.confidence < 1 ? formats.percent(Math.round(p.confidence * 100) / 100) : '';
    const note = p.note ?? (p.use ? sure : t('answer.inFile'));
    return {
      value: p.use ?? `=${p.label}`,
      label: p.label,
      note,
      answer: p.use ? { use: p.use } : { named: p.label },
    };
  });
  const known = [...proposals, ...(chosen && !chosen.value.startsWith('~') ? [chosen] : [])];
  const found = others.map(
    (o): Option => ({
      value: o.use,
      label: o.label,
      ...(o.note ? { note: o.note } : {}),
      answer: { use: o.use },
    }),
  );
  const unique = [...known, ...found].filter((o, i, all) => all.findIndex((x) => x.value === o.value) === i);
  // Another spelling of the name may be the one to be made.
  const name = 'create' in q.answer ? q.answer.create : q.value.slice(0, 300);
  const ways: Option[] = [
    ...(q.canCreate
      ? [{ value: '~create', label: t('answer.create', { value: name }), answer: { create: name } }]
      : []),
    { value: '~empty', label: t('answer.empty'), answer: { empty: true } },
    { value: '~refuse', label: t('answer.refuse'), answer: { refuse: true } },
  ];
  return [...unique, ...ways];
}
