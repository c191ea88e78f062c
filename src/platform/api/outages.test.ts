import { expect, test } from 'vitest';
import { outageOf } from './outages.ts';

test.each([
  [{ code: 'ENOSPC' }, 503, 'disk_full'],
  [{ code: '53100' }, 503, 'disk_full'],
  [{ code: 'EROFS' }, 503, 'files_read_only'],
  [{ code: 'EACCES' }, 503, 'files_read_only'],
  [{ code: '25006' }, 503, 'database_read_only'],
  [{ code: '57P01' }, 503, 'database_gone'],
  [{ code: 'ENOENT', syscall: 'connect' }, 503, 'database_gone'],
  [{ code: 'ENOENT', syscall: 'open' }, 503, 'files_gone'],
  [new Error('Connection terminated unexpectedly'), 503, 'database_gone'],
  [new Error('timeout exceeded when trying to connect'), 503, 'database_gone'],
  [{ code: '40P01' }, 409, 'try_again'],
])('%j is told as %i %s', (error, status, code) => {
  expect(outageOf(error)).toEqual({ status, code });
});

test.each([new Error('x is not a function'), { code: '42601' }, { code: '23505' }])(
  '%j is no outage',
  (error) => {
    expect(outageOf(error)).toBeUndefined();
  },
);
