import { readFileSync, truncateSync } from 'node:fs';
import { MARK } from './payloads.ts';

/** Statements are written down without their values, errors with their codes. */
export const TELLING = [
  'log_statement = all',
  'log_min_messages = error',
  'log_min_error_statement = error',
  'log_parameter_max_length = 0',
  'log_parameter_max_length_on_error = 0',
  'log_error_verbosity = verbose',
];

/** Reads what was logged since the last time: statements that a payload has got into, and errors of a statement's make. */
export function readLog(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  truncateSync(file);
  const entries = text.split(/^(?=\d{4}-\d\d-\d\d \d\d:)/m);
  return entries.flatMap((entry) => {
    const kind = /\] (LOG|STATEMENT|ERROR): /.exec(entry)?.[1];
    if (kind === 'ERROR') {
      const code = /ERROR: {2}(\w{5}):/.exec(entry)?.[1] ?? '';
      // Wrong syntax, names that do not exist, and faults within; not what a value may cause.
      return /^(42|XX|0A|3)/.test(code) ? [`database error ${entry.slice(0, 400)}`] : [];
    }
    return kind && entry.includes(MARK) ? [`a payload within a statement: ${entry.slice(0, 600)}`] : [];
  });
}
