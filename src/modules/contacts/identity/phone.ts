import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface NormalizedPhone {
  /** `+998901234567`. */
  e164: string;
  extension?: string;
  /** The number exists by the numbering plan of its country; what does not is kept and shown as doubtful. */
  valid: boolean;
  country?: string;
}

/**
 * The number as it is kept and compared; null for what is no single telephone number. `defaultCountry` (ISO 3166) reads
 * numbers without a country code. Knows the extensions of Russian and Uzbek usage (доб., вн., ichki, `,,`).
 */
export function normalizePhone(raw: string, defaultCountry: string): NormalizedPhone | null {
  const text = readable(raw);
  const country = isSupportedCountry(defaultCountry) ? { defaultCountry: defaultCountry as CountryCode } : {};
  const read = (form: string) => parsePhoneNumberFromString(form, { ...country, extract: false });
  const own = read(text);
  // A number of another country whose plus was left out, as spreadsheets do.
  const abroad = own && !own.isValid() && !text.startsWith('+') ? read(`+${text}`) : undefined;
  const number = abroad?.isValid() ? abroad : own;
  if (!number) return null;
  return {
    e164: number.number,
    ...(number.ext ? { extension: number.ext } : {}),
    valid: number.isValid(),
    ...(number.country ? { country: number.country } : {}),
  };
}

const EXTENSION =
  /[\s,;(]*(?:доб(?:авочный)?\.?|вн(?:утр)?\.?|ichki|qoʻshimcha|,,+|;)\s*:?\s*(\d{1,7})\)?$/iu;

const readable = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    // An apostrophe is how people keep a spreadsheet from making a number of it.
    .replace(/^'/, '')
    .replace(/^(?:tel|phone|тел(?:ефон)?|моб|факс|fax)\s*[.:]*\s*/iu, '')
    .replace(EXTENSION, ' ext. $1');
