import { detectFile } from '../detect.ts';
import { readTable } from '../read-table.ts';
import type { RowProblem, Source } from '../table.ts';
import type { DetectedCards } from './detect-cards.ts';
import type { CardValues } from './words.ts';

export interface ReadCard extends CardValues {
  line: number;
  problems?: RowProblem[];
}

/** A file of cards as the import reads it: each row by the names of its columns, empty cells left out. */
export async function cardsIn(source: Source): Promise<{ detected: DetectedCards; cards: ReadCard[] }> {
  const detected = await detectFile(source);
  if (detected.kind !== 'cards') throw new Error(`read as ${detected.kind}`);
  const cards: ReadCard[] = [];
  for await (const { line, cells, problems } of readTable(source, detected)) {
    const values = detected.fields.map((field, i) => [field, cells[i]] as const).filter(([, text]) => text);
    cards.push({ line, ...Object.fromEntries(values), ...(problems ? { problems } : {}) });
  }
  return { detected, cards };
}

/** Cards with the lines between BEGIN and END. */
export const vcf = (...cards: string[][]): Buffer =>
  Buffer.from(cards.map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')).join(''));
