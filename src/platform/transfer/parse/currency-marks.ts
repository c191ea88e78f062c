import { fold } from '../../../kernel/fold.ts';

/** The ISO 4217 code for what stands beside an amount: a sign, a code, or a word of the three languages. */
export function currencyOf(mark: string): string | undefined {
  if (mark.length > 16) return undefined;
  if (seen.has(mark)) return seen.get(mark);
  if (seen.size > 1000) seen.clear();
  const code = find(mark);
  seen.set(mark, code);
  return code;
}

// The same mark, or the same word that is none, comes in every row.
const seen = new Map<string, string | undefined>();

function find(mark: string): string | undefined {
  const code = mark.replace(/\.$/, '').toUpperCase();
  return MARKS.get(mark) ?? (CODES.has(code) ? code : MARKS.get(fold(mark).replace(/ /g, '')));
}

const CODES = new Set(Intl.supportedValuesOf('currency'));

// Words are kept folded. Kyrgyz som and Uzbek soʻm fold alike: the Cyrillic сом is told apart before folding.
const MARKS = new Map<string, string>(
  Object.entries({
    USD: ['$', 'US$', 'dollar', 'dollars', 'doll', 'dollarov', 'dollari'],
    EUR: ['€', 'euro', 'evro'],
    GBP: ['£'],
    RUB: ['₽', 'р', 'р.', 'rub', 'rublei', 'rubl', 'rublia', 'ruble'],
    UZS: ['som', 'sum', 'sumov', 'soums', 'sums'],
    KGS: ['сом', 'сомов', 'Сом'],
    KZT: ['₸', 'tg', 'tenge', 'тг.'],
    UAH: ['₴', 'grn', 'griven'],
    BYN: ['Br', 'belrub'],
    TRY: ['₺', 'TL'],
    AZN: ['₼', 'manat'],
    GEL: ['₾', 'lari'],
    AMD: ['֏', 'dram'],
    TJS: ['somoni'],
    JPY: ['¥', '円'],
    CNY: ['元', 'RMB', 'iuan', 'iuanei'],
    INR: ['₹', 'Rs', 'Rs.'],
    KRW: ['₩', '원'],
    PLN: ['zł', 'zl'],
    CZK: ['Kč'],
    CHF: ['Fr', 'Fr.', 'SFr.'],
    BRL: ['R$'],
    ILS: ['₪'],
    VND: ['₫'],
    NGN: ['₦'],
  }).flatMap(([code, marks]) => marks.map((mark): [string, string] => [mark, code])),
);
