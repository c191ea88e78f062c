import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Context } from '../../../platform/context.ts';
import { figureText } from './figure-text.ts';
import type { Sheet } from './sheet.ts';

/** In points, as all measures here. */
export const FONT = 8;
export const MARGIN = 32;
/** What an A4 page is wide. */
const page = { portrait: 595 - 2 * MARGIN, landscape: 842 - 2 * MARGIN };
const PADDING = 5;
/** The widest that letters come to on the whole, in their size: of a bold word, and of a figure. */
const WORD = 0.75;
const FIGURE = 0.65;
const MOST_COLUMNS = 120;
const MOST_ROWS = 1000;
/** Words wrap beyond it, figures never do; those that name the line leave room for what is said of it. */
const WIDEST_WORDS = 220;
const WIDEST_NAMES = page.landscape * 0.6;

/** What is more than this is asked for as a spreadsheet. */
export const isCut = (sheet: Sheet): boolean =>
  sheet.columns.length > MOST_COLUMNS || sheet.rows.length > MOST_ROWS;

export interface Paper {
  pageOrientation: keyof typeof page;
  tables: Content[];
}
/** A table that is wider than a page goes on below with its other columns, beside those that name the line. */
export function paperOf(ctx: Context, sheet: Sheet): Paper {
  const columns = sheet.columns.slice(0, MOST_COLUMNS);
  const textsOf = (row: (typeof sheet.rows)[number]): string[] =>
    columns.map(({ unit }, i) => figureText(ctx, row[i] ?? null, unit));
  const body = sheet.rows.slice(0, MOST_ROWS).map(textsOf);
  const total = textsOf(sheet.total);
  const lead = columns.flatMap(({ unit }, i) => (unit === null ? [i] : []));
  const widest = Math.min(WIDEST_WORDS, WIDEST_NAMES / lead.length);
  const widths = columns.map((_, i) => widthOf(sheet, i, [...body, total], widest));
  const tables = bandsOf(sheet, widths, lead).map((band): Content => {
    const line = (texts: string[], isBold: boolean): TableCell[] =>
      band.map((i) => ({
        text: texts[i] ?? '',
        bold: isBold,
        alignment: columns[i]?.unit === null ? 'left' : 'right',
        noWrap: !isOfWords(sheet, i),
      }));
    const heads = headsOf(sheet, band);
    return {
      margin: [0, 10, 0, 0],
      layout,
      table: {
        headerRows: heads.length,
        dontBreakRows: true,
        widths: band.map((i) => widths[i] ?? 'auto'),
        body: [...heads, ...body.map((texts) => line(texts, false)), line(total, true)],
      },
    };
  });
  const isNarrow = roomOf(widths) <= page.portrait;
  return { pageOrientation: isNarrow ? 'portrait' : 'landscape', tables };
}

const roomOf = (widths: number[]): number => widths.reduce((sum, width) => sum + width + 2 * PADDING, 0);

const isOfWords = (sheet: Sheet, i: number): boolean =>
  sheet.columns[i]?.unit === null || sheet.columns[i]?.unit === 'text';

/** Room for its longest figure and for each word of its heading. */
function widthOf(sheet: Sheet, i: number, rows: string[][], widest: number): number {
  const longest = (texts: string[]): number => Math.max(...texts.map((text) => text.length));
  const head = longest((sheet.columns[i]?.text ?? '').split(/\s/)) * FONT * WORD;
  const body = longest(rows.map((texts) => texts[i] ?? '')) * FONT * FIGURE;
  return Math.max(Math.min(head, widest), isOfWords(sheet, i) ? Math.min(body, widest) : body);
}

/** Columns page by page; those under one heading stay together where a page holds them. */
function bandsOf(sheet: Sheet, widths: number[], lead: number[]): number[][] {
  const room = (columns: number[]): number => roomOf(columns.map((i) => widths[i] ?? 0));
  const bands: number[][] = [];
  for (const group of groupsOf(sheet, widths.length, lead)) {
    const last = bands.at(-1);
    if (last && room([...last, ...group]) <= page.landscape) last.push(...group);
    else bands.push([...lead, ...group]);
  }
  return bands;
}

function groupsOf({ columns }: Sheet, count: number, lead: number[]): number[][] {
  const groups: number[][] = [];
  for (let i = lead.length; i < count; i++) {
    const over = columns[i]?.over;
    const last = groups.at(-1);
    if (over !== undefined && columns[i - 1]?.over === over && last) last.push(i);
    else groups.push([i]);
  }
  return groups;
}

/** One line of headings; two where some stand under a common one. */
function headsOf({ columns }: Sheet, band: number[]): TableCell[][] {
  const look = { bold: true, fillColor: '#eef0f6' } as const;
  const own = band.map(
    (i): TableCell => ({
      ...look,
      text: columns[i]?.text ?? '',
      alignment: columns[i]?.unit === null ? 'left' : 'right',
    }),
  );
  if (!band.some((i) => columns[i]?.over)) return [own];
  const above = band.map((i, at): TableCell => {
    const over = columns[i]?.over;
    if (!over) return { ...look, text: '' };
    if (columns[band[at - 1] ?? -1]?.over === over) return {};
    const count = band.filter((other) => columns[other]?.over === over).length;
    return { ...look, text: over.text, colSpan: count, alignment: 'center' };
  });
  return [above, own];
}

const layout: CustomTableLayout = {
  hLineWidth: (i, { table }) => (i < (table.headerRows ?? 0) || i === table.body.length ? 0 : 0.5),
  hLineColor: (i, { table }) => (i === table.headerRows ? '#555555' : '#d5d8e0'),
  vLineWidth: () => 0,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
