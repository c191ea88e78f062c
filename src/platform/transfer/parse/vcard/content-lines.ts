import type { PhysicalLine } from './physical-lines.ts';
import { BINARY } from './property.ts';

const LONGEST = 1_000_000;

/** A property as it stands in the file, whatever number of lines it was parted into. */
export type ContentLine = PhysicalLine;

/**
 * Puts folded lines together (RFC 6350, 3.2; RFC 2425, 5.8.1), and those of vCard 2.1: soft line breaks of quoted-printable,
 * and base64 that goes on without a blank in front up to an empty line. Pictures, sounds and keys are passed over as they
 * come: nobody reads them, and they make nine tenths of a telephone's file.
 */
export class Unfolder {
  #open: { line: number; parts: string[]; length: number; isCut: boolean; way: Way } | undefined;

  push(lines: PhysicalLine[]): ContentLine[] {
    return lines.flatMap((line) => this.#next(line));
  }

  end(): ContentLine[] {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return [];
    const bytes = open.parts.join('');
    return [open.isCut ? { line: open.line, bytes, isCut: true } : { line: open.line, bytes }];
  }

  #next({ line, bytes, isCut = false }: PhysicalLine): ContentLine[] {
    const open = this.#open;
    if (open?.way === 'quoted' && hasSoftBreak(open.parts) && !BORDER.test(bytes)) {
      open.parts.push((open.parts.pop() ?? '').replace(SOFT_BREAK, ''));
      this.#append(bytes, isCut);
      return [];
    }
    if (open && /^[ \t]/.test(bytes)) {
      if (open.way !== 'binary') this.#append(bytes.slice(1), isCut);
      return [];
    }
    if (open?.way === 'binary' && /^[A-Za-z0-9+/=]*$/.test(bytes)) return [];
    const done = this.end();
    if (bytes.trim() !== '')
      this.#open = { line, parts: [bytes], length: bytes.length, isCut, way: wayOf(bytes) };
    return done;
  }

  #append(bytes: string, isCut: boolean): void {
    const open = this.#open;
    if (!open) return;
    open.isCut ||= isCut || open.length + bytes.length > LONGEST;
    if (open.length + bytes.length > LONGEST) return;
    open.parts.push(bytes);
    open.length += bytes.length;
  }
}

type Way = 'plain' | 'quoted' | 'binary';

const BORDER = /^(?:BEGIN|END)[ \t]*:[ \t]*VCARD/i;
const SOFT_BREAK = /=[ \t]*$/;
const hasSoftBreak = (parts: string[]): boolean => SOFT_BREAK.test(parts.at(-1) ?? '');

function wayOf(bytes: string): Way {
  const name = /^\s*(?:[\w-]+\.)?([\w-]+)[;:]/.exec(bytes)?.[1] ?? '';
  if (BINARY.has(name.toUpperCase())) return 'binary';
  return /^[^:]*[;=]"?QUOTED-PRINTABLE/i.test(bytes) ? 'quoted' : 'plain';
}
