import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Context } from '../../../platform/context.ts';
import { ownText } from '../../../platform/i18n/labels.ts';
import type { ExportCell } from '../../../platform/transfer/write/export-cell.ts';
import type { Answer, Question } from '../question.rules.ts';
import { conditionTexts } from './condition-texts.ts';
import { figureText } from './figure-text.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { notesOf } from './texts.ts';

/** A paper cannot be scrolled: what is wider goes as a spreadsheet. */
const MOST_COLUMNS = 14;
const MOST_ROWS = 1000;

/** An answer on paper: what was asked in words, the table with its total, pages numbered. */
export async function pdfOf(ctx: Context, title: string, q: Question, answer: Answer): Promise<Buffer> {
  const maker = await loaded();
  const words = await conditionTexts(ctx, q);
  const sheet = sheetOf(ctx, q, answer);
  const isCut = sheet.header.length > MOST_COLUMNS || sheet.rows.length > MOST_ROWS;
  const cut = isCut ? [ownText(ctx.language, ['reportSheet', 'paperCut'])] : [];
  const document = documentOf(ctx, title, [...words, ...notesOf(ctx, answer), ...cut], sheet);
  return maker.createPdf(document).getBuffer();
}

/** Half a megabyte of program and two of letters: only once somebody wants paper. */
let maker: Promise<typeof import('pdfmake')> | undefined;
const loaded = (): NonNullable<typeof maker> => {
  maker ??= import('pdfmake').then(({ default: made }) => {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
      'ttf',
    );
    const normal = join(folder, 'DejaVuSansCondensed.ttf');
    const bold = join(folder, 'DejaVuSansCondensed-Bold.ttf');
    made.setFonts({ DejaVu: { normal, bold, italics: normal, bolditalics: bold } });
    // What a record holds is text: no address in it is fetched, no file but the letters' read.
    made.setUrlAccessPolicy(() => false);
    made.setLocalAccessPolicy((path) => path === normal || path === bold);
    return made as unknown as typeof import('pdfmake');
  });
  return maker;
};

function documentOf(ctx: Context, title: string, notes: string[], sheet: Sheet): TDocumentDefinitions {
  const width = Math.min(sheet.header.length, MOST_COLUMNS);
  const isWide = sheet.units.map((unit) => unit === null);
  const line = (cells: ExportCell[], isBold = false): TableCell[] =>
    cells.slice(0, width).map((cell, i) => ({
      text: figureText(ctx, cell, sheet.units[i] ?? null),
      alignment: isWide[i] ? 'left' : 'right',
      bold: isBold,
    }));
  const heads: TableCell[] = sheet.header
    .slice(0, width)
    .map((text, i) => ({ text, bold: true, fillColor: '#eef0f6', alignment: isWide[i] ? 'left' : 'right' }));
  const table: Content = {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: isWide.slice(0, width).map((wide) => (wide ? '*' : 'auto')),
      body: [heads, ...sheet.rows.slice(0, MOST_ROWS).map((row) => line(row)), line(sheet.total, true)],
    },
  };
  return {
    pageOrientation: 'landscape',
    pageMargins: [32, 36, 32, 36],
    info: { title, creator: 'Mijoz' },
    defaultStyle: { font: 'DejaVu', fontSize: width > 8 ? 7 : 9 },
    content: [
      { text: title, fontSize: 15, bold: true, margin: [0, 0, 0, 4] },
      { text: `${ctx.app.settings().name}`, color: '#555555' },
      ...notes.map((text): Content => ({ text, color: '#555555' })),
      { text: ' ', fontSize: 6 },
      table,
    ],
    footer: (page: number, pages: number): Content => ({
      text: `${page} / ${pages}`,
      alignment: 'right',
      margin: [0, 8, 32, 0],
      color: '#555555',
      fontSize: 8,
    }),
  };
}
