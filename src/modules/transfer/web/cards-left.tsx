import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import type { CardsDetected } from './imports.ts';
import planClasses from './plan.module.css';

const FEW = 12;
const named = [
  ...[
    'PHOTO',
    'LOGO',
    'SOUND',
    'KEY',
    'NICKNAME',
    'N',
    'ORG',
    'TITLE',
    'ROLE',
    'EMAIL',
    'TEL',
    'BDAY',
    'LANG',
  ],
  ...['GENDER', 'GEO', 'TZ', 'ANNIVERSARY', 'X-ABDATE', 'RELATED', 'X-ABRELATEDNAMES', 'AGENT', 'MEMBER'],
];

/** What does not become anything, so that nobody misses it later: properties with their number, lines that are no cards. */
export function CardsLeft({ untaken, unreadable, partsOfBirthdays }: Omit<CardsDetected, 'cards'>) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  if (!untaken.length && !unreadable.count && !partsOfBirthdays) return null;
  const shown = untaken.slice(0, FEW).map(({ name, count }) => {
    const words = named.includes(name) ? t(`cards.property.${name}`) : name;
    return t('cards.times', { name: words, value: formats.integer(count) });
  });
  const rest = untaken.slice(FEW).reduce((sum, { count }) => sum + count, 0);
  const places = unreadable.places.map((place) => t('cards.place', place)).join('; ');
  return (
    <ul className={planClasses.left} aria-label={t('cards.left')}>
      {shown.length > 0 && (
        <li>
          {t('cards.untaken')} {shown.join(', ')}
          {rest > 0 && ` ${t('cards.others', { count: rest, value: formats.integer(rest) })}`}
        </li>
      )}
      {partsOfBirthdays > 0 && (
        <li>{t('cards.birthdays', { count: partsOfBirthdays, value: formats.integer(partsOfBirthdays) })}</li>
      )}
      {unreadable.count > 0 && (
        <li>
          {t('cards.unreadable', { count: unreadable.count, value: formats.integer(unreadable.count) })}{' '}
          {places}
        </li>
      )}
    </ul>
  );
}
