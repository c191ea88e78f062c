import { describe, expect, it } from 'vitest';
import { daysOfMonth, shiftMonth } from './month.ts';

describe('the days of a month', () => {
  it('are whole weeks from the first weekday of the company', () => {
    const monday = daysOfMonth('2026-11', 1);
    expect([monday[0], monday.at(-1), monday.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    const sunday = daysOfMonth('2026-11', 7);
    expect([sunday[0], sunday.at(-1), sunday.length]).toEqual(['2026-11-01', '2026-12-05', 35]);
    expect(daysOfMonth('2027-02', 1)).toHaveLength(28);
  });
  it('are every day once, over a leap February and the end of a year', () => {
    const days = daysOfMonth('2024-02', 1);
    expect(days).toContain('2024-02-29');
    expect(new Set(days).size).toBe(days.length);
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });
});
