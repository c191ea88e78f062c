import type { Language } from '../../kernel/i18n.ts';

export interface MoneyValue {
  amount: string;
  currency: string;
}

// Uzbek groups and points as Russian does, and not every browser knows it.
const locales: Record<Language, string> = { en: 'en', ru: 'ru', uz: 'ru' };

export function moneyFormats(language: Language) {
  const locale = locales[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const byCurrency = new Map<string, Intl.NumberFormat>();
  const money = (m: MoneyValue): string => {
    // Strings keep every digit of an amount: Intl takes decimals as text.
    const hasCents = /\.\d*[1-9]/.test(m.amount);
    const key = `${m.currency}${hasCents}`;
    const format = byCurrency.get(key) ?? currencyFormat(locale, m.currency, hasCents);
    byCurrency.set(key, format);
    return localSign(format.format(m.amount as Intl.StringNumericLiteral), m.currency, language);
  };
  return {
    integer: (value: number): string => whole.format(value),
    number: (value: string | number): string => exact.format(value as Intl.StringNumericLiteral),
    short: (value: number): string => (language === 'uz' ? shortUzbek(value) : short.format(value)),
    percent: (share: number): string => percent.format(share),
    size: (bytes: number): string => sizeText(bytes, locale, sizes[language]),
    money,
    decimalSign: locale === 'en' ? '.' : ',',
  };
}

function currencyFormat(locale: string, currency: string, hasCents: boolean): Intl.NumberFormat {
  const digits = hasCents ? {} : { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...digits,
    });
  } catch {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  }
}

/** Intl shows the sum by its code in most browsers; people write it as a word. */
function localSign(text: string, currency: string, language: Language): string {
  if (currency !== 'UZS') return text;
  const word = language === 'ru' ? 'сум' : language === 'uz' ? 'soʻm' : 'UZS';
  const amount = text.replace(/UZS|сўм|soʻm|сум/g, '').trim();
  return language === 'en' ? `UZS ${amount}` : `${amount} ${word}`;
}

const sizes: Record<Language, [kilo: string, mega: string, giga: string]> = {
  en: ['kB', 'MB', 'GB'],
  ru: ['КБ', 'МБ', 'ГБ'],
  uz: ['KB', 'MB', 'GB'],
};

/** Whole kilobytes, then megabytes and gigabytes to a tenth. */
function sizeText(bytes: number, locale: string, units: readonly [string, string, string]): string {
  const step = 1024;
  const power = bytes < step ** 2 ? 1 : bytes < step ** 3 ? 2 : 3;
  const value = bytes / step ** power;
  const rounded = power === 1 ? Math.ceil(value) : Math.round(value * 10) / 10;
  return `${new Intl.NumberFormat(locale).format(rounded)}\u00a0${units[power - 1]}`;
}

function shortUzbek(value: number): string {
  const size = Math.abs(value);
  const one = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 });
  if (size >= 1e9) return `${one.format(value / 1e9)} mlrd`;
  if (size >= 1e6) return `${one.format(value / 1e6)} mln`;
  return size >= 1e4 ? `${one.format(value / 1e3)} ming` : one.format(value);
}
