import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test('initials leave out quotes and legal forms, and take whole letters', () => {
  expect(initials('ООО «Северный Текстиль»')).toBe('СТ');
  expect(initials('dilshod karimov')).toBe('DK');
  expect(initials('«Registon»')).toBe('R');
  expect(initials('Ўктам Шарипов')).toBe('ЎШ');
  expect(initials('𝒜rt studio')).toBe('𝒜S');
  expect(initials('')).toBe('');
});
