import { currencyOf } from './currency-marks.ts';
import { attribute, elementsIn } from './xml.ts';

/** What the numbers of a cell style stand for; nothing where they are plain numbers. */
export type CellStyle = 'date' | 'time' | 'percent' | { currency: string } | undefined;

/** For each cell style of a workbook, by its place, whether it shows dates, times of day, per cent or amounts of money. */
export function cellStyles(stylesXml: string): CellStyle[] {
  const codes = new Map<number, string>();
  for (const { tag } of elementsIn(stylesXml, 'numFmt')) {
    codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  }
  const formats = elementsIn(stylesXml, 'cellXfs')[0]?.inner ?? '';
  return elementsIn(formats, 'xf').map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = codes.get(id);
    return code === undefined ? builtIn(id) : ofCode(code);
  });
}

// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in the East Asian tables.
function builtIn(id: number): CellStyle {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : undefined;
}

function ofCode(code: string): CellStyle {
  // A duration, [h]:mm, is a number of days; colours, languages and words in quotes show nothing of the value.
  if (/\[(?:h+|m+|s+)\]/i.test(code) || /^general$/i.test(code)) return undefined;
  const positive = code.split(';')[0] ?? '';
  const shown = positive.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (shown.includes('%')) return 'percent';
  if (/[dy]/i.test(shown) || /m{3}/i.test(shown)) return 'date';
  return /[hs]/i.test(shown) ? 'time' : ofAmount(positive);
}

// [$€-2], "руб.", \₽ and $ beside the digits name a currency; other words do not.
function ofAmount(code: string): CellStyle {
  const marks = code
    .replace(/_.|\*./g, '')
    .matchAll(/\[\$([^\]-]+)(?:-[^\]]*)?\]|"([^"]+)"|\\?(\p{Sc}|(?<=\\)\p{L})/gu);
  for (const [, inBrackets, inQuotes, sign] of marks) {
    const currency = currencyOf((inBrackets ?? inQuotes ?? sign ?? '').trim());
    if (currency) return { currency };
  }
  return undefined;
}
