import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportUnasked } from '../../../kernel/import-api.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import resultClasses from './result.module.css';

/** “And 4,500 more names that are not known”: one answer to all of them. */
export function RestRow(props: { unasked: ImportUnasked; onAnswer(answer: ImportUnasked['answer']): void }) {
  const { count, canCreate, answer } = props.unasked;
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const label = t('questions.rest', { count, value: formats.integer(count) });
  const ways: ImportUnasked['answer'][] = canCreate ? ['create', 'empty', 'refuse'] : ['empty', 'refuse'];
  return (
    <div className={resultClasses.question}>
      <b>{label}</b>
      <Select
        aria-label={label}
        allowDeselect={false}
        data={ways.map((value) => ({ value, label: t(`questions.restAnswer.${value}`) }))}
        value={answer}
        onChange={(value) => value && props.onAnswer(value)}
      />
    </div>
  );
}
