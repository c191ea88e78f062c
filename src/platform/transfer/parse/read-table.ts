import type { DetectedFile } from './detect.ts';
import { readCsv } from './read-csv.ts';
import type { TableShape } from './shape.ts';
import type { Source, TableRow } from './table.ts';
import { readCards } from './vcard/read-cards.ts';
import { readSheet } from './workbook.ts';

/**
 * The rows of data, without the header, as they stand in the file. `sheet` is the number of a workbook's sheet, from 0.
 * Rows with problems come like the others, with what is wrong beside them.
 */
export function readTable(source: Source, detected: DetectedFile, sheet = 0): AsyncIterable<TableRow> {
  if (detected.kind === 'cards') return readCards(source, detected);
  return detected.kind === 'csv' ? readCsv(source, detected) : readSheet(source, detected, sheet);
}

/** The table that `readTable` reads: its header, its width, its first rows. */
export function shapeOf(detected: DetectedFile, sheet = 0): TableShape | undefined {
  return detected.kind === 'xlsx' ? detected.sheets[sheet] : detected;
}
