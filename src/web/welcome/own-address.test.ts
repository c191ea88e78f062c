import { expect, test } from 'vitest';
import { ownAddress } from './own-address.ts';

test('after the sign-in only a path of ours is opened', () => {
  expect(ownAddress('/deals?view=board')).toBe('/deals?view=board');
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ]) {
    expect(ownAddress(elsewhere)).toBe('/');
  }
});
