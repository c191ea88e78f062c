/** Countries whose currency and time zone we guess; every other country keeps what the browser says. */
const known: Record<string, { currency: string; timeZone: string }> = {
  UZ: { currency: 'UZS', timeZone: 'Asia/Tashkent' },
  RU: { currency: 'RUB', timeZone: 'Europe/Moscow' },
  KZ: { currency: 'KZT', timeZone: 'Asia/Almaty' },
  KG: { currency: 'KGS', timeZone: 'Asia/Bishkek' },
  TJ: { currency: 'TJS', timeZone: 'Asia/Dushanbe' },
  TM: { currency: 'TMT', timeZone: 'Asia/Ashgabat' },
  AZ: { currency: 'AZN', timeZone: 'Asia/Baku' },
  AM: { currency: 'AMD', timeZone: 'Asia/Yerevan' },
  GE: { currency: 'GEL', timeZone: 'Asia/Tbilisi' },
  BY: { currency: 'BYN', timeZone: 'Europe/Minsk' },
  MD: { currency: 'MDL', timeZone: 'Europe/Chisinau' },
  UA: { currency: 'UAH', timeZone: 'Europe/Kyiv' },
  TR: { currency: 'TRY', timeZone: 'Europe/Istanbul' },
  AE: { currency: 'AED', timeZone: 'Asia/Dubai' },
  CN: { currency: 'CNY', timeZone: 'Asia/Shanghai' },
  IN: { currency: 'INR', timeZone: 'Asia/Kolkata' },
  JP: { currency: 'JPY', timeZone: 'Asia/Tokyo' },
  KR: { currency: 'KRW', timeZone: 'Asia/Seoul' },
  US: { currency: 'USD', timeZone: 'America/New_York' },
  CA: { currency: 'CAD', timeZone: 'America/Toronto' },
  BR: { currency: 'BRL', timeZone: 'America/Sao_Paulo' },
  GB: { currency: 'GBP', timeZone: 'Europe/London' },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin' },
  FR: { currency: 'EUR', timeZone: 'Europe/Paris' },
  IT: { currency: 'EUR', timeZone: 'Europe/Rome' },
  ES: { currency: 'EUR', timeZone: 'Europe/Madrid' },
  NL: { currency: 'EUR', timeZone: 'Europe/Amsterdam' },
  AT: { currency: 'EUR', timeZone: 'Europe/Vienna' },
  PL: { currency: 'PLN', timeZone: 'Europe/Warsaw' },
  CZ: { currency: 'CZK', timeZone: 'Europe/Prague' },
  CH: { currency: 'CHF', timeZone: 'Europe/Zurich' },
  LV: { currency: 'EUR', timeZone: 'Europe/Riga' },
  LT: { currency: 'EUR', timeZone: 'Europe/Vilnius' },
  EE: { currency: 'EUR', timeZone: 'Europe/Tallinn' },
  RS: { currency: 'RSD', timeZone: 'Europe/Belgrade' },
  IL: { currency: 'ILS', timeZone: 'Asia/Jerusalem' },
};

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The country of the browser's time zone, else of its language, else Uzbekistan. */
export function guessCountry(): string {
  const zone = browserZone();
  const byZone = Object.entries(known).find(([, place]) => place.timeZone === zone)?.[0];
  if (byZone || zone === 'Asia/Samarkand') return byZone ?? 'UZ';
  const region = /-([A-Z]{2})\b/.exec(navigator.language)?.[1];
  return region && known[region] ? region : 'UZ';
}

export const currencyOf = (country: string): string | undefined => known[country]?.currency;
/** The browser's zone where it is in that country, else the country's first. */
export function zoneOf(country: string): string {
  const place = known[country];
  return !place || guessCountry() === country ? browserZone() : place.timeZone;
}
