import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../../testing/client.ts';
import { importFiles, sendFile } from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { bringing, named, only, vcf } from './bring.testing.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ work: true, country: 'UZ' });
});
afterAll(() => t?.close());

const { bring, found, one, channelsOf } = bringing(() => t);

describe('what cannot be taken', () => {
  test('comes back as a file with the reason, card and line', async () => {
    const record = await bring(
      'broken.vcf',
      Buffer.concat([
        vcf(
          ['N:Good;Ann', 'TEL:+998901234500'],
          ['N:Wrong;Mail', 'EMAIL:no@'],
          ['KIND:group', 'FN:Friends'],
          ['NOTE:nobody'],
        ),
        Buffer.from('BEGIN:VCARD\r\nN:Cut;Off\r\nTEL:1'),
      ]),
    );
    expect(record).toMatchObject({ state: 'done', created: 1, refused: 4 });
    const { items } = (await t.owner.get<{ items: Row[] }>(`/imports/${record.id}/refused`)).body;
    expect(items.map((row) => [row['line'], (row['problems'] as Row[]).map((p) => p['code'])])).toEqual([
      [5, ['invalid_email']],
      [9, ['card_not_customer']],
      [13, ['card_without_name']],
      [16, ['card_unclosed']],
    ]);
    const file = (await t.owner.get(`/imports/${record.id}/refused`, { format: 'csv' })).text;
    expect(file).toContain('Card 5 has no end: the file is cut off or damaged');
    const mended = file.replace('no@', 'now@right.example').split('\r\n').slice(0, 2).join('\r\n');
    expect(await bring('mended.csv', Buffer.from(mended))).toMatchObject({ created: 1, refused: 0 });
    expect(await one('people', 'Mail Wrong')).toMatchObject({ email: 'now@right.example' });
  });

  test('of people and companies comes back as a table that is both again', async () => {
    const wrong = 'EMAIL:wrong@';
    const record = await bring(
      'mixed.vcf',
      vcf(['KIND:org', 'FN:Mended Co', wrong], ['N:Mended;Ann;Maria', 'ORG:Mended Co', 'TITLE:Head', wrong]),
    );
    expect(record).toMatchObject({ created: 0, refused: 2 });
    const file = (await t.owner.get(`/imports/${record.id}/refused`, { format: 'csv' })).text;
    const mended = file.replace('wrong@', 'co@mended.example').replace('wrong@', 'ann@mended.example');
    expect(await bring('mended.csv', Buffer.from(mended))).toMatchObject({ created: 2, refused: 0 });
    expect(await one('companies', 'Mended Co')).toMatchObject({ email: 'co@mended.example' });
    const person = await one('people', 'Ann Maria Mended');
    expect(person).toMatchObject({ position: 'Head', lastName: 'Mended', email: 'ann@mended.example' });
    expect(named(person['company'])).toBe('Mended Co');
  });

  test.each([
    ['cut.json', '["vcard", [["fn", {}, "text", "X"]', 'cards_broken'],
    ['x.xml', '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"></vcards>', 'file_is_xcard'],
  ])('%s is refused whole', async (name, text, code) => {
    const answer = await sendFile<{ code: string }>(t.owner, '/imports', name, Buffer.from(text));
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  test('is not taken by whoever may not import', async () => {
    const seller = await t.user('seller');
    expect((await sendFile(seller, '/imports', 'a.vcf', vcf(['FN:X']))).status).toBe(403);
  });
});

describe('tables', () => {
  test('may have columns of the same names', async () => {
    const rows = [
      'Имя;Фамилия;Моб. телефон;Факс;Сайт;Telegram;Адрес;Отдел;Организация;Должность',
      'Анна;Ким;90 123 45 99;71 1234567;kim.example;@kim;Ташкент, Амира Темура 5;Закупки;Ким и партнёры;директор',
    ];
    expect(await bring('people.csv', Buffer.from(rows.join('\n')))).toMatchObject({ created: 1, refused: 0 });
    const person = await one('people', 'Анна Ким');
    expect((await channelsOf(person)).map((c) => c.slice(0, 2)).toSorted()).toEqual([
      ['fax', '71 1234567'],
      ['mobile', '90 123 45 99'],
      ['postalAddress', 'Ташкент, Амира Темура 5'],
      ['site', 'kim.example'],
      ['telegram', '@kim'],
    ]);
    const [work] = await found('employments', 'person', person.id);
    expect(work).toMatchObject({ position: 'директор', department: 'Закупки' });
  });

  test('of all customers say in a column what each is', async () => {
    const { text } = await t.owner.get('/parties/export', { format: 'csv' });
    const parties = text.trimEnd().split('\r\n').length - 1;
    const other = await startTestApp({ work: true, country: 'UZ' });
    try {
      const record = only(await importFiles(other, [['customers.csv', Buffer.from(text)]]));
      expect(record).toMatchObject({ created: parties, refused: 0 });
      for (const route of ['companies', 'people']) {
        const names = async (client: TestApp['owner']): Promise<unknown[]> =>
          (await client.get(`/${route}`, { limit: 200 })).body.items.map((row) => row['name']).toSorted();
        expect(await names(other.owner)).toEqual(await names(t.owner));
      }
    } finally {
      await other.close();
    }
  });

  test('thousands of cards go through, each once', async () => {
    const cards = Array.from({ length: 2500 }, (_, i) => [
      'VERSION:3.0',
      `N:Many;Person ${i}`,
      `EMAIL:p${i}@many.example`,
      `PHOTO;ENCODING=b:${'A'.repeat(2000)}`,
    ]);
    expect(await bring('many.vcf', vcf(...cards))).toMatchObject({ rows: 2500, created: 2500, refused: 0 });
  });
});
