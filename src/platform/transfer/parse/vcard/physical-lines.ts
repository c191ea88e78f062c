import type { Encoding } from '../encoding.ts';
import { readPieces } from '../source.ts';
import type { Source } from '../table.ts';

/** A line of the file: one sign for each byte, since a fold may part the bytes of a letter, and every property may name its own charset. */
export interface PhysicalLine {
  line: number;
  bytes: string;
  /** Longer than any line may be: the rest is left out. */
  isCut?: boolean;
}

const LONGEST_LINE = 1_000_000;

/** The lines of a file, as many at a time as a piece of it holds. Line ends of all systems count, also the doubled ones that mail makes. */
export async function* physicalLines(source: Source, encoding: Encoding): AsyncGenerator<PhysicalLine[]> {
  const lines = new LineSplitter();
  const wide = encoding.startsWith('utf-16') ? new TextDecoder(encoding) : undefined;
  for await (const piece of readPieces(source)) {
    const bytes = wide ? Buffer.from(wide.decode(piece, { stream: true })) : Buffer.from(piece);
    yield lines.push(bytes.toString('latin1'));
  }
  yield lines.end();
}

const UTF8_MARK = '\u00ef\u00bb\u00bf';

class LineSplitter {
  #line = 0;
  #rest = '';
  #isCut = false;

  push(bytes: string): PhysicalLine[] {
    const text = this.#rest + bytes;
    // A line end that the piece may have cut in two waits for the next one.
    const whole = text.length - (/\r+$/.exec(text)?.[0].length ?? 0);
    const parts = text.slice(0, whole).split(/\r*\n|\r(?!\r*\n)/);
    this.#rest = (parts.pop() ?? '') + text.slice(whole);
    const lines = parts.map((part) => this.#made(part));
    if (this.#rest.length > LONGEST_LINE) {
      this.#rest = this.#rest.slice(0, LONGEST_LINE);
      this.#isCut = true;
    }
    return lines;
  }

  end(): PhysicalLine[] {
    return this.#rest === '' ? [] : [this.#made(this.#rest.replace(/\r+$/, ''))];
  }

  #made(part: string): PhysicalLine {
    const isCut = this.#isCut || part.length > LONGEST_LINE;
    this.#isCut = false;
    this.#line++;
    const own = this.#line === 1 && part.startsWith(UTF8_MARK) ? part.slice(UTF8_MARK.length) : part;
    const bytes = own.slice(0, LONGEST_LINE);
    return isCut ? { line: this.#line, bytes, isCut } : { line: this.#line, bytes };
  }
}
