import type { FieldProblem } from '../../kernel/errors.ts';

/** What somebody wrote down, and where it is to go. */
export interface Written {
  kind: 'call' | 'note' | 'meeting' | 'letter' | 'task' | 'impression' | 'complete' | 'hold' | 'postpone';
  method: 'POST' | 'PATCH';
  path: string;
  /** A change of a record names the version that it was made from. */
  body: Record<string, unknown>;
  /** Which field of the body holds the words, where there are any. */
  wordsIn: 'text' | 'result' | 'title' | null;
  /** The customer or record that it is about, as it was called then. */
  about: { route: string; id: string; name: string; party: string | null } | null;
}

export interface Refusal {
  status: number;
  code: string;
  params: Record<string, unknown>;
  problems: FieldProblem[];
}

export interface Entry extends Written {
  order: number;
  /** The `Idempotency-Key`: however often it is sent, it is done once. */
  id: string;
  user: string;
  at: string;
  /** `unsure`: tried so long ago that the server may no longer know whether it was done. */
  state: 'waiting' | 'refused' | 'unsure';
  firstTriedAt: string | null;
  refusal: Refusal | null;
  /** The record as it stood when this was refused; null where it could not be read. */
  now: Record<string, unknown> | null;
}

export const wordsOf = (entry: Written): string => {
  const words = entry.wordsIn && entry.body[entry.wordsIn];
  return typeof words === 'string' ? words : '';
};

/** 128 random bits; `crypto.randomUUID` is not there on a page without TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
