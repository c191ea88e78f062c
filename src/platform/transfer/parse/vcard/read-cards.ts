import { DomainError } from '../../../../kernel/errors.ts';
import { readBytes, sizeOf } from '../source.ts';
import type { Source, TableRow } from '../table.ts';
import { type CardRow, rowOfCard, tableRow } from './card-row.ts';
import { type Card, CardCollector } from './cards.ts';
import type { DetectedCards } from './detect-cards.ts';
import { readJCards } from './jcard.ts';
import { physicalLines } from './physical-lines.ts';

type Given = Pick<DetectedCards, 'form' | 'encoding' | 'words'>;

/** JSON is read whole. */
const LARGEST_JSON = 50 * 1_048_576;

/** The rows of a file of cards, card by card: memory does not grow with the file. */
export async function* readCards(source: Source, detected: DetectedCards): AsyncGenerator<TableRow> {
  for await (const row of readCardRows(source, detected)) yield tableRow(row, detected.fields);
}

export async function* readCardRows(
  source: Source,
  given: Given,
): AsyncGenerator<CardRow & { card: number; unreadable: number[] }> {
  for await (const card of given.form === 'jcard' ? jCards(source) : cardsOf(source, given))
    yield { ...rowOfCard(card, given.words), card: card.number, unreadable: card.unreadable };
}

async function* cardsOf(source: Source, { encoding }: Given): AsyncGenerator<Card> {
  // Single properties may be in an encoding of their own, so what UTF-8 cannot read is no UTF-16 by now.
  const collector = new CardCollector(encoding.startsWith('utf-16') ? 'utf-8' : encoding);
  for await (const lines of physicalLines(source, encoding)) yield* collector.push(lines);
  yield* collector.end();
}

async function* jCards(source: Source): AsyncGenerator<Card> {
  const size = await sizeOf(source);
  if (size > LARGEST_JSON) throw new DomainError('invalid', 'too_large');
  yield* readJCards(new TextDecoder('utf-8').decode(await readBytes(source, 0, size)));
}
