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
    const parts = (this.#rest + bytes).split('\n');
    const rest = parts.pop() ?? '';
    const lines = parts.flatMap((part) => this.#lines(withoutReturns(part)));
    // Where no line feed comes, a carriage return may be the end of a line, but for those that the piece ends with.
    const end = withoutReturns(rest).lastIndexOf('\r');
    if (end >= 0) lines.push(...this.#lines(rest.slice(0, end)));
    this.#rest = rest.slice(end + 1);
    if (this.#rest.length > LONGEST_LINE) {
      this.#rest = this.#rest.slice(0, LONGEST_LINE);
      this.#isCut = true;
    }
    return lines;
  }

  end(): PhysicalLine[] {
    return this.#rest === '' ? [] : this.#lines(withoutReturns(this.#rest));
  }

  #lines(text: string): PhysicalLine[] {
    return text.split('\r').map((part) => this.#made(part));
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

function withoutReturns(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\r') end--;
  return text.slice(0, end);
}
