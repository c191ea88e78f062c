import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NumberForm, parseDecimal, parseMoney } from './decimal.ts';
import { NumberTally, numberEvidence } from './number-evidence.ts';

const point: NumberForm = { decimal: '.', group: ',' };
const comma: NumberForm = { decimal: ',', group: ' ' };
const german: NumberForm = { decimal: ',', group: '.' };
const swiss: NumberForm = { decimal: '.', group: "'" };

describe('parseDecimal', () => {
  test.each<[string, NumberForm, string]>([
    ['1,234.50', point, '1234.50'],
    ['1 234,50', comma, '1234.50'],
    ['1\u00a0234,50', comma, '1234.50'],
    ['1\u202f234\u202f567,5', comma, '1234567.5'],
    ['1.234,50', german, '1234.50'],
    ["1'234.50", swiss, '1234.50'],
    ['1’234.50', swiss, '1234.50'],
    ['12,34,567.8', point, '1234567.8'],
    ['-5', point, '-5'],
    ['−5', point, '-5'],
    ['5-', point, '-5'],
    ['+5', point, '5'],
    ['(1,234.50)', point, '-1234.50'],
    ['($1,234.50)', point, '-1234.50'],
    ['$1,234.50', point, '1234.50'],
    ['-$5', point, '-5'],
    ['1 234,50 сум', comma, '1234.50'],
    ['1 234,50 soʻm', comma, '1234.50'],
    ['1 200 руб.', comma, '1200'],
    ['12,5 %', comma, '12.5'],
    ['1e3', point, '1000'],
    ['1,5E-3', comma, '0.0015'],
    ['.5', point, '0.5'],
    ['007', point, '7'],
    ['-0', point, '0'],
    ['１２３', point, '123'],
    ['123456789012345678901234567890.12', point, '123456789012345678901234567890.12'],
  ])('%j', (text, form, expected) => expect(parseDecimal(text, form)).toBe(expected));

  test.each<[string, NumberForm]>([
    ['1,234.50', comma],
    ['1.234,50', point],
    ['1,23,4', point],
    ['1,2345', point],
    ['12 34', comma],
    ['1.2.3', point],
    ['', point],
    ['-', point],
    ['abc', point],
    ['10 шт', comma],
    ['12 abc 3', point],
    ['--5', point],
    ['(5', point],
    ['1e999', point],
    ['9'.repeat(61), point],
  ])('%j is refused, not misread', (text, form) => expect(parseDecimal(text, form)).toBeNull());

  test('takes the currency that stands beside the number', () => {
    const of = (text: string, form = comma) => parseMoney(text, form)?.currency;
    expect([
      of('5 сум'),
      of("5 so'm"),
      of('5 сўм'),
      of('5 сом'),
      of('5 UZS'),
      of('$5'),
      of('5 €'),
      of('5 ₽'),
      of('5 р.'),
      of('5 тг'),
      of('USD 5'),
    ]).toEqual(['UZS', 'UZS', 'UZS', 'KGS', 'UZS', 'USD', 'EUR', 'RUB', 'RUB', 'KZT', 'USD']);
    expect(parseMoney('5', comma)).toEqual({ amount: '5' });
  });

  test('reads every form of every number as it was meant', () => {
    const forms: NumberForm[] = [point, comma, german, swiss, { decimal: ',', group: '' }];
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(...forms),
        (n, scale, form) => {
          const digits = String(n < 0n ? -n : n).padStart(scale + 1, '0');
          const whole = digits.slice(0, digits.length - scale);
          const fraction = digits.slice(digits.length - scale);
          const text = `${n < 0n ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, form.group)}${fraction ? form.decimal + fraction : ''}`;
          const plain = `${n < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
          expect(parseDecimal(text, form)).toBe(plain);
        },
      ),
    );
  });
});

function formOf(texts: string[], elsewhere?: '.' | ',') {
  const tally = new NumberTally();
  for (const text of texts) tally.add(numberEvidence(text) ?? { isInteger: true });
  return tally.form(elsewhere);
}

describe('the form of a column', () => {
  test('is decided by the values that leave no choice', () => {
    expect(formOf(['1,234', '1,5'])).toEqual({ form: { decimal: ',', group: '' }, decidedBy: 'values' });
    expect(formOf(['1,234', '1,234.5'])).toEqual({ form: { decimal: '.', group: ',' }, decidedBy: 'values' });
    expect(formOf(['1,234,567', '1,234'])).toEqual({
      form: { decimal: '.', group: ',' },
      decidedBy: 'values',
    });
    expect(formOf(['1 234', '1 234,567'])).toEqual({
      form: { decimal: ',', group: ' ' },
      decidedBy: 'values',
    });
    expect(formOf(['0,125'])).toEqual({ form: { decimal: ',', group: '' }, decidedBy: 'values' });
    expect(formOf(['1', '2'])).toMatchObject({ decidedBy: 'values' });
  });

  test('else by other columns, else it says that it is open', () => {
    expect(formOf(['1,234', '5,678'])).toEqual({ form: { decimal: '.', group: ',' }, decidedBy: 'default' });
    expect(formOf(['1,234'], ',')).toEqual({ form: { decimal: ',', group: '' }, decidedBy: 'otherColumns' });
    expect(formOf(['1.234'], ',')).toEqual({ form: { decimal: ',', group: '.' }, decidedBy: 'otherColumns' });
  });
});
