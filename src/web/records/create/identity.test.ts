import { expect, test } from 'vitest';
import { identityOf } from './identity.ts';

test('a company is known by its name, the last address and number, and its tax number', () => {
  const channels = [{ value: 'info@ipak.uz' }, { value: '+998 90 123' }, { value: '+998 90 123 45 67' }, {}];
  expect(identityOf({ name: ' Ipak ', channels, taxNumber: '301234567', city: 'Kokand' })).toEqual({
    name: 'Ipak',
    email: 'info@ipak.uz',
    phone: '+998 90 123 45 67',
    taxNumber: '301234567',
  });
});

test('a person is known by first and last name together, not by one of them', () => {
  expect(identityOf({ firstName: 'Anna' })).toEqual({});
  expect(identityOf({ firstName: 'Anna', lastName: 'Karimova' })).toEqual({ name: 'Anna Karimova' });
});

test('nothing is asked of one letter, half an address, or what is no text', () => {
  expect(identityOf({ name: 'A', channels: [{ value: 'info@' }, null], taxNumber: 5 })).toEqual({});
});
