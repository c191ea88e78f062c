import { describe, expect, test } from 'vitest';
import { encode } from './encode.testing.ts';
import { detectEncoding, type Encoding } from './encoding.ts';

const russian = 'Имя;Город;Сумма\nИван Петров;Ташкент;1200\nООО РОМАШКА;Москва;15\n';

const detect = (bytes: Uint8Array) => detectEncoding([bytes]);

describe('detectEncoding', () => {
  test.each<[Encoding, string]>([
    ['utf-8', russian],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['ibm866', 'Имя;Город;Сумма\nИван Петров;Ташкент;1200\nООО РОМАШКА;Москва;15\n'],
    ['utf-16le', russian],
    ['utf-16be', russian],
    ['windows-1252', 'name,city\nMüller,Köln\nFrançois Lefèvre,Nîmes\nJosé,España\n'],
    ['windows-1251', 'name;city\nSmith;London\nИванов;Омск\n'],
    ['windows-1251', 'id;note\n1;да\n2;нет\n'],
    ['koi8-r', 'id;note\n1;да\n2;нет\n3;оплачено полностью\n'],
  ])('%s without a mark: %j', async (encoding, text) => {
    expect(await detect(encode(text, encoding))).toEqual({ encoding, hasBom: false, isDamaged: false });
  });

  test.each<Encoding>(['utf-8', 'utf-16le', 'utf-16be'])('%s by its mark', async (encoding) => {
    expect(await detect(encode(`\ufeff${russian}`, encoding))).toEqual({
      encoding,
      hasBom: true,
      isDamaged: false,
    });
  });

  test('a letter that comes late decides, also where a piece ends inside it', async () => {
    const ascii = encode('a,b\n'.repeat(100_000), 'utf-8');
    const late = (e: Encoding) => [ascii, encode('Иванов,Омск\n', e)];
    expect((await detectEncoding(late('windows-1251'))).encoding).toBe('windows-1251');
    const bytes = encode('я', 'utf-8');
    expect(await detectEncoding([ascii, bytes.subarray(0, 1), bytes.subarray(1)])).toMatchObject({
      encoding: 'utf-8',
      isDamaged: false,
    });
  });

  test('some bad bytes in UTF-8 are damage, not another encoding', async () => {
    const bytes = Buffer.concat([encode(russian, 'utf-8'), Buffer.from([0xff, 0x0a])]);
    expect(await detect(bytes)).toEqual({ encoding: 'utf-8', hasBom: false, isDamaged: true });
    expect(await detect(encode(`${russian}я`, 'utf-8').subarray(0, -1))).toMatchObject({ isDamaged: true });
  });

  test('stray zero bytes do not make UTF-16', async () => {
    expect((await detect(Buffer.from('a\0b,c\nd\0,e\nf,g\n'))).encoding).toBe('utf-8');
  });
});
