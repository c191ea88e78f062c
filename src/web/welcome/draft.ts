import type { NewInstallation } from '../../kernel/api.ts';
import { currencyOf, guessCountry, zoneOf } from './places.ts';

/** What is typed on the first page of a new installation. */
export type Draft = Omit<NewInstallation, 'token' | 'language'>;

/** What the browser lets one guess of where the company is. */
export function firstDraft(): Draft {
  const country = guessCountry();
  return {
    country,
    currency: currencyOf(country) ?? 'USD',
    timeZone: zoneOf(country),
    company: '',
    name: '',
    email: '',
    password: '',
  };
}
