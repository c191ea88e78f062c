import { describe, expect, it } from 'vitest';
import { parseTypedDate } from './typed-date.ts';

const today = '2026-11-24';
const dmy = (text: string): string | undefined => parseTypedDate(text, 'dmy', today);

describe('a typed date', () => {
  it('is read day first, or month first where the country writes so', () => {
    expect(dmy('12.3.2026')).toBe('2026-03-12');
    expect(dmy('12/03')).toBe('2026-03-12');
    expect(dmy('120326')).toBe('2026-03-12');
    expect(parseTypedDate('3/12/26', 'mdy', today)).toBe('2026-03-12');
    expect(dmy('2026-03-12')).toBe('2026-03-12');
  });
  it('takes words of the three languages and days from today', () => {
    expect(dmy('Завтра')).toBe('2026-11-25');
    expect(dmy('kecha')).toBe('2026-11-23');
    expect(dmy('+7')).toBe('2026-12-01');
  });
  it('refuses what is no day, and never shifts one', () => {
    for (const text of ['31.02.2026', '13/13', 'soon', '', '32.1', '1.2.3.4', '29.02.2025'])
      expect(dmy(text)).toBeUndefined();
    expect(dmy('29.02.2024')).toBe('2024-02-29');
  });
  it('reads two digits as the year nearest to today', () => {
    expect(dmy('01.01.99')).toBe('1999-01-01');
    expect(dmy('01.01.30')).toBe('2030-01-01');
  });
});
