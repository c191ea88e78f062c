import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Context } from '../../../platform/context.ts';
import { ownText } from '../../../platform/i18n/labels.ts';
import type { Answer, Question } from '../question.rules.ts';
import { conditionTexts } from './condition-texts.ts';
import { FONT, isCut, MARGIN, paperOf } from './paper-table.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { notesOf } from './texts.ts';

/** An answer on paper: what was asked in words, the table with its total, pages numbered. */
export async function pdfOf(ctx: Context, title: string, q: Question, answer: Answer): Promise<Buffer> {
  const maker = await loaded();
  const words = await conditionTexts(ctx, q);
  const sheet = sheetOf(ctx, q, answer);
  const cut = isCut(sheet) ? [ownText(ctx.language, ['reportSheet', 'paperCut'])] : [];
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
  const { pageOrientation, tables } = paperOf(ctx, sheet);
  return {
    pageOrientation,
    pageMargins: [MARGIN, 36, MARGIN, 36],
    info: { title, creator: 'Mijoz' },
    defaultStyle: { font: 'DejaVu', fontSize: FONT },
    content: [
      { text: title, fontSize: 15, bold: true, margin: [0, 0, 0, 4] },
      { text: `${ctx.app.settings().name}`, color: '#555555' },
      ...notes.map((text): Content => ({ text, color: '#555555' })),
      ...tables,
    ],
    footer: (page: number, pages: number): Content => ({
      text: `${page} / ${pages}`,
      alignment: 'right',
      margin: [0, 8, MARGIN, 0],
      color: '#555555',
      fontSize: 8,
    }),
  };
}
