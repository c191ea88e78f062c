import type { Context } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/transfer/write/write-csv.ts';
import { writeXlsx } from '../../../platform/transfer/write/write-xlsx.ts';
import { answerOf } from '../answer.ts';
import type { Question } from '../question.rules.ts';
import { pdfOf } from './pdf.ts';
import { headerOf, sheetOf } from './sheet.ts';

export const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
export type FileFormat = keyof typeof fileTypes;

/** What the question comes to for whoever asks, as a file in their language. */
export async function fileOf(
  ctx: Context,
  name: string,
  question: Question,
  format: FileFormat,
): Promise<{ bytes: Buffer; type: string }> {
  const answer = await answerOf(ctx, question);
  const type = fileTypes[format];
  if (format === 'pdf') return { bytes: await pdfOf(ctx, name, question, answer), type };
  const sheet = sheetOf(ctx, question, answer);
  const header = headerOf(sheet);
  const all = [...sheet.rows, sheet.total];
  const pieces = format === 'csv' ? writeCsv(all, { header }) : writeXlsx(all, { header, sheet: name });
  return { bytes: Buffer.concat(await Array.fromAsync(pieces)), type };
}
