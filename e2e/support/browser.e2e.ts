import { expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

test('the browser has glyphs for the letters of all three languages', async () => {
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  const missing = await page.evaluate(lettersWithoutGlyph, 'AgЖёЫўқғҳʻ₽№');
  expect(missing).toEqual([]);
});

// Letters that look like the box of an unknown character. Runs in the page.
function lettersWithoutGlyph(letters: string): string[] {
  const draw = (letter: string): string => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context) {
      context.font = '40px sans-serif';
      context.fillText(letter, 10, 60);
    }
    return canvas.toDataURL();
  };
  const box = draw('\u{10fffd}');
  return [...letters].filter((letter) => draw(letter) === box);
}
