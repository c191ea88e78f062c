import type { TransferImportRow } from '../../../generated/rows.ts';
import type { App } from '../../app.ts';
import { pathOfBytes } from '../../files/store.ts';
import type { DetectedFile } from '../parse/detect.ts';
import { readTable } from '../parse/read-table.ts';
import { cellText, type TableRow } from '../parse/table.ts';
import { kindOf } from '../parse/value-kind.ts';

type Given = Pick<TransferImportRow, 'file' | 'detected'>;

/** The rows of an import's file that mean something: empty ones are none, totals are marked as what they are. */
export async function* importRows(
  app: App,
  { file, detected }: Given,
  sheet: number,
): AsyncGenerator<TableRow> {
  for await (const row of readTable(pathOfBytes(app.dataDir, file), detected as DetectedFile, sheet)) {
    const texts = row.cells.map((cell) => cellText(cell).trim());
    if (!texts.some(Boolean) && !row.problems) continue;
    if (isTotal(texts)) yield { ...row, problems: [{ code: 'totals_row' }] };
    else yield row;
  }
}

const TOTAL =
  /^(?:(?:общий |промежуточный )?итог|итого|всего|(?:grand |sub)?total|jami|umumiy)(?: по .*| for .*)?\s*:?$/iu;

/** “Total” in front, and nothing behind it but numbers. */
function isTotal(texts: string[]): boolean {
  const [first = '', ...others] = texts.filter(Boolean);
  return (
    TOTAL.test(first) &&
    others.length > 0 &&
    others.every((text) => ['integer', 'decimal'].includes(kindOf(text)))
  );
}
