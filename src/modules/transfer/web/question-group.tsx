import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer, ImportQuestion, ImportUnasked } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import type { ImportRecord } from './imports.ts';
import { QuestionRow } from './question-row.tsx';
import { RestRow } from './rest-row.tsx';
import resultClasses from './result.module.css';

const FEW = 30;

interface Props {
  record: ImportRecord;
  questions: ImportQuestion[];
  /** What there is beyond them. */
  unasked: ImportUnasked | undefined;
  onAnswer(which: ImportQuestion[], next: (q: ImportQuestion) => ImportAnswer): void;
  onAnswerRest(answer: ImportUnasked['answer']): void;
}

/** The unclear names of one column: each answered by itself, or all at once. */
export function QuestionGroup({ record, questions, unasked, onAnswer, onAnswerRest }: Props) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const index = useMeta();
  const formats = useFormats();
  const [isAll, setAll] = useState(false);
  const [first] = questions;
  const step = record.plan.steps[first?.step ?? -1];
  const entity = index.find(step?.entity ?? '');
  const field = entity?.fields.find((f) => f.name === first?.field);
  if (!first || !entity || !field) return null;
  const shown = isAll ? questions : questions.slice(0, FEW);
  const count = questions.length + (unasked?.count ?? 0);
  const all = (next: (q: ImportQuestion) => ImportAnswer, rest?: ImportUnasked['answer']) => (): void => {
    onAnswer(questions, next);
    if (rest) onAnswerRest(rest);
  };
  return (
    <section className={resultClasses.group} aria-label={labels.field(entity, field)}>
      <header>
        <h3>
          {record.profile[first.column]?.header || labels.field(entity, field)}
          <small>
            {t('questions.where', {
              file: record.name,
              entity: labels.many(entity),
              field: labels.field(entity, field),
            })}
          </small>
        </h3>
        {questions.length > 1 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
                {t('questions.forAll', { count, value: formats.integer(count) })}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={all((q) => likely(q) ?? q.answer)}>{t('answer.likelyAll')}</Menu.Item>
              {first.canCreate && (
                <Menu.Item onClick={all((q) => ({ create: q.value.slice(0, 300) }), 'create')}>
                  {t('answer.createAll')}
                </Menu.Item>
              )}
              <Menu.Item onClick={all(() => ({ empty: true }), 'empty')}>{t('answer.emptyAll')}</Menu.Item>
              <Menu.Item onClick={all(() => ({ refuse: true }), 'refuse')}>{t('answer.refuseAll')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      {shown.map((q) => (
        <QuestionRow
          key={q.value}
          question={q}
          field={field}
          onAnswer={(answer) => onAnswer([q], () => answer)}
        />
      ))}
      {shown.length < questions.length && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          {t('questions.more', { count: questions.length - shown.length })}
        </Button>
      )}
      {unasked && <RestRow unasked={unasked} onAnswer={onAnswerRest} />}
    </section>
  );
}

const likely = ({ proposals: [best] }: ImportQuestion): ImportAnswer | null => {
  if (!best) return null;
  return best.use ? { use: best.use } : { named: best.label };
};
