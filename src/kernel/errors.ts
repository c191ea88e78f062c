/** What is wrong with one field: a code to translate and the numbers or names that its text needs. */
export interface FieldProblem {
  /** Path in the input: `email`, `lines.2.quantity`. */
  field: string;
  code: string;
  params?: Record<string, unknown>;
}

/**
 * Something that the caller can understand and mend. Only `platform/api` turns a kind into a status.
 * `params` never hold values that the actor may not see.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly problems: FieldProblem[];

  constructor(
    kind: ErrorKind,
    code: string,
    o: { params?: Record<string, unknown>; problems?: FieldProblem[] } = {},
  ) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.params = o.params ?? {};
    this.problems = o.problems ?? [];
  }
}
export type ErrorKind =
  | 'unauthenticated'
  | 'denied'
  | 'notFound'
  | 'invalid'
  | 'conflict'
  | 'stale'
  | 'tooMany'
  | 'unavailable';

export const invalid = (problems: FieldProblem[]): DomainError =>
  new DomainError('invalid', 'invalid_input', { problems });
export const invalidField = (field: string, code: string, params?: Record<string, unknown>): DomainError =>
  invalid([params ? { field, code, params } : { field, code }]);
/** Also the answer to a record that exists but may not be seen. */
export const notFound = (): DomainError => new DomainError('notFound', 'not_found');
export const denied = (code = 'denied', params: Record<string, unknown> = {}): DomainError =>
  new DomainError('denied', code, { params });
export const conflict = (
  code: string,
  params: Record<string, unknown> = {},
  problems: FieldProblem[] = [],
): DomainError => new DomainError('conflict', code, { params, problems });
