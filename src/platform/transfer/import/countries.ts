import { languages } from '../../../kernel/i18n.ts';
import type { Candidate } from './candidate.ts';

let known: Candidate[] | undefined;

/** ISO 3166 codes with their names in our languages, and the short names that people write. */
export function countries(): Candidate[] {
  known ??= [...named(), ...shortNames];
  return known;
}

function named(): Candidate[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((c) => !noCountries.has(c));
  const names = languages.map((l) => new Intl.DisplayNames(l, { type: 'region', fallback: 'none' }));
  return codes.flatMap((use) => {
    const labels = names.flatMap((n) => n.of(use) ?? []);
    return labels.length ? [{ use, label: use }, ...labels.map((label) => ({ use, label }))] : [];
  });
}

/** Codes that Intl names though they are no countries, or are former ones. */
const noCountries = new Set([
  ...[
    'EU',
    'EZ',
    'UN',
    'ZZ',
    'XA',
    'XB',
    'QO',
    'AN',
    'BU',
    'CS',
    'DD',
    'DY',
    'FX',
    'HV',
    'NH',
    'NT',
    'RH',
    'SU',
  ],
  ...['TP', 'UK', 'VD', 'YD', 'YU', 'ZR'],
]);

const shortNames: Candidate[] = [
  { use: 'KR', label: 'Korea' },
  { use: 'US', label: 'USA' },
  { use: 'US', label: 'США' },
  { use: 'US', label: 'AQSh' },
  { use: 'GB', label: 'UK' },
  { use: 'GB', label: 'Great Britain' },
  { use: 'AE', label: 'UAE' },
  { use: 'AE', label: 'ОАЭ' },
  { use: 'RU', label: 'Российская Федерация' },
  { use: 'TR', label: 'Turkey' },
  { use: 'KG', label: 'Киргизия' },
];
