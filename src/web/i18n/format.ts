import { createContext, useContext } from 'react';
import type { Language } from '../../kernel/i18n.ts';
import { dateFormats } from './format-dates.ts';
import { moneyFormats } from './format-numbers.ts';

export type Formats = ReturnType<typeof makeFormats>;

/** Dates, numbers and money as the reader's language, time zone and country have them. */
export function makeFormats(language: Language, timeZone: string, country: string) {
  return { language, timeZone, ...dateFormats(language, timeZone, country), ...moneyFormats(language) };
}

export const FormatsContext = createContext<Formats>(makeFormats('en', 'UTC', 'GB'));
export const useFormats = (): Formats => useContext(FormatsContext);
