import type { Encoding } from './encoding.ts';

/** The text in an encoding that Node can only read, for making files as other programs write them. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8' || encoding === 'utf-16le') return Buffer.from(text, encoding);
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf-16le').swap16();
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i));
  return Buffer.from([...text].map((char) => byteOf(all, char, encoding)));
}

function byteOf(all: string, char: string, encoding: Encoding): number {
  const byte = all.indexOf(char);
  if (byte < 0) throw new Error(`${encoding} has no ${char}`);
  return byte;
}
