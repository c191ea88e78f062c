import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { CardsLeft } from './cards-left.tsx';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';

/** How the file is written, and what of it no column takes. */
export function FileForm({ record: { detected } }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const encoding = (detected.encoding ?? 'utf-8').toUpperCase();
  const { kind, form, cards, untaken, unreadable, partsOfBirthdays } = detected;
  if (kind === 'cards' && untaken && unreadable)
    return (
      <>
        <p className={classes.quiet}>
          {t('file.cards', {
            count: cards ?? 0,
            value: formats.integer(cards ?? 0),
            form: form === 'jcard' ? 'jCard' : 'vCard',
            encoding,
          })}
        </p>
        <CardsLeft untaken={untaken} unreadable={unreadable} partsOfBirthdays={partsOfBirthdays ?? 0} />
      </>
    );
  const delimiter = (typeof form === 'object' && form.delimiter) || ',';
  const params = { delimiter: delimiter === '\t' ? t('file.tab') : delimiter, encoding };
  return <p className={classes.quiet}>{kind === 'xlsx' ? t('file.workbook') : t('file.csv', params)}</p>;
}
