import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCheck, ImportQuestion, ImportUnasked } from '../../../kernel/import-api.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import { ProblemList } from './problem-list.tsx';
import { QuestionGroup } from './question-group.tsx';
import resultClasses from './result.module.css';

interface Props {
  records: ImportRecord[];
  checks: ImportCheck[];
  isStarting: boolean;
  error: unknown;
  onBack(): void;
  onStart(answered: ImportCheck[]): void;
}

/** Everything that is unclear in the files, on one page, the likely answer chosen already. */
export function CheckView(props: Props) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const [checks, setChecks] = useState(props.checks);
  const count = checks.reduce(
    (sum, c) => sum + c.questions.length + c.unasked.reduce((more, u) => more + u.count, 0),
    0,
  );
  const rows = checks.reduce((sum, c) => sum + c.rows, 0);
  const faulty = checks.reduce((sum, c) => sum + c.faulty, 0);
  const change = (id: string, next: (c: ImportCheck) => ImportCheck): void =>
    setChecks((all) => all.map((c) => (c.id === id ? next(c) : c)));
  return (
    <>
      <div className={classes.summary}>
        <h2>
          {count ? t('questions.title', { count, value: formats.integer(count) }) : t('questions.none')}
        </h2>
        <p className={classes.quiet}>{count ? t('questions.text') : t('questions.noneText')}</p>
      </div>
      {checks.map((c) => (
        <FileQuestions
          key={c.id}
          check={c}
          record={props.records.find((r) => r.id === c.id)}
          onChange={(next) => change(c.id, next)}
        />
      ))}
      {faulty > 0 ? (
        <ProblemList checks={checks} records={props.records} faulty={faulty} />
      ) : (
        <p className={resultClasses.fine}>
          <IconCircleCheck size={16} stroke={1.7} />{' '}
          {t('questions.allReadable', { count: rows, value: formats.integer(rows) })}
        </p>
      )}
      <ProblemNote error={props.error} />
      <footer className={classes.footer}>
        <Button variant="subtle" onClick={props.onBack}>
          {t('questions.back')}
        </Button>
        <Button size="md" loading={props.isStarting} onClick={() => props.onStart(checks)}>
          {t('questions.run', { count: props.records.length })}
        </Button>
      </footer>
    </>
  );
}

/** The questions of a file, column by column. */
function FileQuestions(props: {
  check: ImportCheck;
  record: ImportRecord | undefined;
  onChange(next: (c: ImportCheck) => ImportCheck): void;
}) {
  const { check, record, onChange } = props;
  if (!record) return null;
  const keys = [...new Set(check.questions.map(placeOf))];
  return keys.map((key) => (
    <QuestionGroup
      key={key}
      record={record}
      questions={check.questions.filter((q) => placeOf(q) === key)}
      unasked={check.unasked.find((u) => placeOf(u) === key)}
      onAnswer={(which, next) =>
        onChange((c) => ({
          ...c,
          questions: c.questions.map((q) => (which.includes(q) ? { ...q, answer: next(q) } : q)),
        }))
      }
      onAnswerRest={(answer) =>
        onChange((c) => ({
          ...c,
          unasked: c.unasked.map((u) => (placeOf(u) === key ? { ...u, answer } : u)),
        }))
      }
    />
  ));
}

const placeOf = (q: ImportQuestion | ImportUnasked): string => `${q.step} ${q.column} ${q.field}`;
