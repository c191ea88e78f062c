import { describe, expect, test } from 'vitest';
import { cardsIn, vcf } from './rows.testing.ts';

describe('broken files', () => {
  test('a card without end, groups, cards of nobody: with the number of the card, the others whole', async () => {
    const text = [
      'BEGIN:VCARD',
      'FN:First',
      'BEGIN:VCARD',
      'FN:Second',
      'END:VCARD',
      'BEGIN:VCARD',
      'KIND:group',
      'FN:Friends',
      'END:VCARD',
      'BEGIN:VCARD',
      'GEO:1;2',
      'END:VCARD',
      'BEGIN:VCARD',
      'FN:Cut off',
    ];
    const { cards } = await cardsIn(Buffer.from(text.join('\n')));
    expect(cards.map((c) => [c.line, c.name, c.problems?.[0]])).toEqual([
      [1, 'First', { code: 'card_unclosed', params: { card: 1 } }],
      [3, 'Second', undefined],
      [6, 'Friends', { code: 'card_not_customer', params: { card: 3, kind: 'group' } }],
      [10, undefined, { code: 'card_without_name', params: { card: 4 } }],
      [13, 'Cut off', { code: 'card_unclosed', params: { card: 5 } }],
    ]);
  });

  test('lines that are no properties, and letters that are none, are said with card and line', async () => {
    const bytes = Buffer.from(
      'junk\nBEGIN:VCARD\nFN:Ann\nno property here\nORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ac=C3me\nEND:VCARD\n',
    );
    const { detected, cards } = await cardsIn(bytes);
    expect(cards[0]).toMatchObject({ name: 'Ann', company: 'Ac\ufffdme' });
    expect(detected.unreadable).toEqual({
      count: 3,
      places: [
        { card: 1, line: 1 },
        { card: 1, line: 4 },
        { card: 1, line: 5 },
      ],
    });
  });

  test('a text without end is cut and its card refused; memory stays as it is', async () => {
    const { cards } = await cardsIn(
      vcf(['FN:Ann', `NOTE:${'a'.repeat(3_000_000)}`], ['FN:Bob', `PHOTO:${'A'.repeat(3_000_000)}`]),
    );
    expect(cards.map((c) => [c.name, c.problems?.[0]?.code])).toEqual([
      ['Ann', 'too_long'],
      ['Bob', undefined],
    ]);
  });

  test('hostile texts are data', async () => {
    const text = '=HYPERLINK("http://x.example")\\n<script>\\, __proto__';
    const lines = [
      'FN:Ann',
      `NOTE:${text}\u0000\u202e`,
      '__proto__:x',
      'constructor;__proto__=1:y',
      'TEL;TYPE=__proto__:5',
    ];
    const [card] = (await cardsIn(vcf(lines))).cards;
    expect(card).toMatchObject({
      description: '=HYPERLINK("http://x.example")\n<script>, __proto__\u202e',
      phone: '5 [__proto__]',
    });
  });

  test('texts made to take long do not', async () => {
    const long = (sign: string): string => sign.repeat(100_000);
    const lines = ['TEL', 'URL', 'ADR', 'EMAIL', 'ORG', 'IMPP', 'BDAY', 'N'].flatMap((name) =>
      [' ', ',', ';', '[', '\\n ', 'w', ']'].map((sign) => `${name}:1@${long(sign)}x`),
    );
    const started = performance.now();
    expect((await cardsIn(vcf(['FN:Ann', ...lines]))).cards).toHaveLength(1);
    expect((await cardsIn(Buffer.concat([vcf(['FN:Bob']), Buffer.from(long('\r'))]))).cards).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test.each([
    ['<?xml version="1.0"?><vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"/>', 'file_is_xcard'],
    ['["vcalendar", [], []]', 'file_not_a_table'],
    ['{"fn": "Ann"}', 'file_not_a_table'],
    ['["vcard", [["fn", {}, "text"', 'cards_broken'],
  ])('%s is refused as %s', async (text, code) => {
    await expect(cardsIn(Buffer.from(text))).rejects.toMatchObject({ code });
  });
});
