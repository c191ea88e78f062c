import { attribute, elementsIn } from './xml.ts';

/** What the numbers of a cell style stand for; nothing where they are numbers. */
export type DateStyle = 'date' | 'time' | undefined;

/** For each cell style of a workbook, by its place, whether it shows dates or times of day. */
export function dateStyles(stylesXml: string): DateStyle[] {
  const codes = new Map<number, string>();
  for (const { tag } of elementsIn(stylesXml, 'numFmt')) {
    codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  }
  const cellStyles = elementsIn(stylesXml, 'cellXfs')[0]?.inner ?? '';
  return elementsIn(cellStyles, 'xf').map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = codes.get(id);
    return code === undefined ? builtIn(id) : ofCode(code);
  });
}

// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in the East Asian tables.
function builtIn(id: number): DateStyle {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : undefined;
}

function ofCode(code: string): DateStyle {
  // A duration, [h]:mm, is a number of days; colours, languages and words in quotes show nothing of the value.
  if (/\[(?:h+|m+|s+)\]/i.test(code) || /^general$/i.test(code)) return undefined;
  const shown = code.split(';')[0]?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '') ?? '';
  if (/[dy]/i.test(shown) || /m{3}/i.test(shown)) return 'date';
  return /[hs]/i.test(shown) ? 'time' : undefined;
}
