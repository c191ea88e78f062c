import { expect, test } from 'vitest';
import { addressOf } from './address-of.ts';

test('each way of reaching has its link', () => {
  expect(addressOf('mobile', '+998 (90) 123-45-67')).toBe('tel:+998901234567');
  expect(addressOf('email', 'anna@example.uz')).toBe('mailto:anna@example.uz');
  expect(addressOf('whatsapp', '+998901234567')).toBe('https://wa.me/998901234567');
  expect(addressOf('telegram', '@petrov')).toBe('https://t.me/petrov');
  expect(addressOf('telegram', 'https://t.me/petrov')).toBe('https://t.me/petrov');
  expect(addressOf('site', 'example.uz/about')).toBe('https://example.uz/about');
  expect(addressOf('visitAddress', 'Tashkent')).toBeUndefined();
});

test('what is no address is no link', () => {
  expect(addressOf('site', 'javascript:alert(1)')).toBeUndefined();
  expect(addressOf('telegram', 'javascript:alert(1)')).toBeUndefined();
  expect(addressOf('email', 'anna@example.uz?bcc=all@example.uz')).toBeUndefined();
  expect(addressOf('phone', 'ask the secretary')).toBeUndefined();
});
