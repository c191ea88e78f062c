import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportCheck, ImportPreviewStep } from '../../../kernel/import-api.ts';
import type { Row } from '../../../testing/client.ts';
import { answerQuestions, type ImportRecord, settled, uploadFile } from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { bringing, named, only, vcf } from './bring.testing.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ work: true, country: 'UZ' });
});
afterAll(() => t?.close());

const { bring, found, one, channelsOf } = bringing(() => t);

describe('people and companies in one file', () => {
  let record: ImportRecord;
  beforeAll(async () => {
    // The name of the file does not say what is in it.
    record = await bring(
      'contacts.txt',
      vcf(
        [
          'VERSION:3.0',
          'FN:Silk Road Trade',
          'ORG:Silk Road Trade',
          'X-ABShowAs:COMPANY',
          'URL:silk.example',
          'TEL;TYPE=WORK:+998 71 200 00 00',
        ],
        [
          ...[
            'VERSION:3.0',
            'N:Karimova;Dilnoza;Rustamovna;Dr.;',
            'FN:Dilnoza Karimova',
            'ORG:Silk Road Trade;Purchasing',
            'TITLE:Head',
          ],
          ...[
            'TEL;TYPE=HOME:+998 71 234 56 78',
            'TEL;TYPE=CELL,PREF:90 111 22 33',
            'TEL;TYPE=FAX:+998 71 999 99 99',
            'TEL:+998712000001,,15',
          ],
          ...[
            'EMAIL;TYPE=WORK:Dilnoza@Silk.Example',
            'EMAIL:dilnoza@home.example',
            'X-TELEGRAM:@dilnoza',
            'URL:dilnoza.example',
          ],
          ...[
            'ADR;TYPE=WORK:;;Amir Temur 5;Tashkent;Tashkent region;100000;Uzbekistan',
            'BDAY:--0412',
            'NOTE:Likes tea',
            'CATEGORIES:VIP,Partner',
            'LANG:uz',
          ],
          ...['PHOTO:http://x.example/p.jpg', 'NICKNAME:Dilya'],
        ],
        [
          'VERSION:3.0',
          'N:Aliyev;Botir',
          'ORG:Bunyod',
          'ORG:Silk Road Trade',
          'TITLE:Owner',
          'TITLE:Adviser',
          'BDAY:1980-05-06',
        ],
      ),
    );
  });

  test('become companies first, then people who work at them, also at new and at several ones', async () => {
    expect(record).toMatchObject({ state: 'done', created: 3, refused: 0 });
    expect(record.plan.steps.map((s) => [s.entity, s.only?.values])).toEqual([
      ['contacts.company', ['Company']],
      ['contacts.person', ['Person']],
    ]);
    expect(await one('companies', 'Silk Road Trade')).toMatchObject({
      website: 'silk.example',
      phone: '+998712000000',
    });
    const person = await one('people', 'Dilnoza Rustamovna Karimova');
    expect(person).toMatchObject({ position: 'Head', phone: '+998901112233', email: 'dilnoza@silk.example' });
    expect(person).toMatchObject({ country: 'UZ', city: 'Tashkent', language: 'uz', birthday: null });
    expect([named(person['company']), named(person['region'])]).toEqual([
      'Silk Road Trade',
      'Tashkent region',
    ]);
    expect(person['segments']).toEqual(['VIP', 'Partner']);
    expect(person['description']).toBe('Likes tea\nBirthday: April 12');
    const works = await found('employments', 'person', (await one('people', 'Botir Aliyev')).id);
    expect(works.map((w) => [named(w['company']), w['position'], w['isMain']]).sort()).toEqual([
      ['Bunyod', 'Owner', true],
      ['Silk Road Trade', 'Adviser', false],
    ]);
    const [work] = await found('employments', 'person', person.id);
    expect(work).toMatchObject({ position: 'Head', department: 'Purchasing' });
  });

  test('every way of reaching them is kept as what it is', async () => {
    const channels = await channelsOf(await one('people', 'Dilnoza Rustamovna Karimova'));
    expect(channels.toSorted()).toEqual(
      [
        ['mobile', '90 111 22 33', null, null],
        ['phone', '+998 71 234 56 78', 'home', null],
        ['phone', '+998712000001', null, '15'],
        ['fax', '+998 71 999 99 99', null, null],
        ['email', 'Dilnoza@Silk.Example', 'work', null],
        ['email', 'dilnoza@home.example', null, null],
        ['site', 'dilnoza.example', null, null],
        ['telegram', '@dilnoza', null, null],
        ['visitAddress', 'Amir Temur 5, Tashkent, Tashkent region, 100000, Uzbekistan', 'work', null],
      ].toSorted(),
    );
  });

  test('what is not taken is said before anything is written', () => {
    const detected = record['detected'] as { untaken: object[]; partsOfBirthdays: number };
    expect(detected).toMatchObject({ kind: 'cards', cards: 3, partsOfBirthdays: 1 });
    expect(detected.untaken).toHaveLength(3);
    expect(detected.untaken).toEqual(
      expect.arrayContaining(['PHOTO', 'NICKNAME', 'N'].map((name) => ({ name, count: 1 }))),
    );
  });

  test('the same file again changes nothing; undo takes all of it back', async () => {
    const cards = vcf([
      'N:Once;Ann',
      'ORG:Once Ltd',
      'EMAIL:ann@once.example',
      'TEL;CELL:+998901000001',
      'X-WHATSAPP:+998901000001',
    ]);
    const first = await bring('a.vcf', cards);
    expect(first).toMatchObject({ created: 1, updated: 0 });
    expect(await bring('b.vcf', cards)).toMatchObject({ created: 0, updated: 0, skipped: 1 });
    expect(await channelsOf(await one('people', 'Ann Once'))).toHaveLength(3);
    await t.owner.post(`/imports/${first.id}/undo`);
    expect(only(await settled(t, [first.id]))).toMatchObject({ state: 'undone' });
    expect(await found('people', 'name', 'Ann Once')).toEqual([]);
    expect(await found('companies', 'name', 'Once Ltd')).toEqual([]);
  });

  test('a card finds its person by a number where that is chosen as the key', async () => {
    const { id } = (
      await t.owner.post('/people', {
        firstName: 'Known',
        lastName: 'Already',
        channels: [{ kind: 'phone', value: '+998 90 555 44 33' }],
      })
    ).body;
    const upload = await uploadFile(
      t.owner,
      'phone.vcf',
      vcf(['FN:Somebody Else', 'N:', 'TEL;CELL:90 555-44-33', 'X-TELEGRAM:@known']),
    );
    const [step] = upload.plan.steps;
    const plan = {
      ...upload.plan,
      steps: [
        { ...step, match: ['channels.mobile'], columns: step?.columns.filter((c) => c.field !== 'name') },
      ],
    };
    expect((await t.owner.ask('PUT', `/imports/${upload.id}/plan`, plan)).status).toBe(200);
    await t.owner.post(`/imports/${upload.id}/run`);
    expect(only(await settled(t, [upload.id]))).toMatchObject({ created: 0, updated: 1 });
    expect(await channelsOf({ id } as Row)).toEqual(
      expect.arrayContaining([['telegram', '@known', null, null]]),
    );
    const wrong = { ...plan, steps: plan.steps.map((s) => ({ ...s, match: ['employment.department'] })) };
    const again = await uploadFile(t.owner, 'phone.vcf', vcf(['FN:X', 'TEL;CELL:1']));
    expect((await t.owner.ask('PUT', `/imports/${again.id}/plan`, wrong)).status).toBe(422);
  });
});

describe('preview and questions', () => {
  test('each step shows its own rows, and a strange company is asked about once', async () => {
    const upload = await uploadFile(
      t.owner,
      'q.vcf',
      vcf(
        ['KIND:org', 'FN:Preview Works'],
        ['N:P;One', 'ORG:Strange Co'],
        ['N:P;Two', 'ORG:Strange Co'],
        ['N:P;Three', 'ORG:Preview Works'],
      ),
    );
    const { body } = await t.owner.get<{ steps: ImportPreviewStep[] }>(`/imports/${upload.id}/preview`);
    expect(body.steps.map((s) => [s.entity, s.rows.map((r) => r.line)])).toEqual([
      ['contacts.company', [1]],
      ['contacts.person', [5, 9, 13]],
    ]);
    const check = await t.owner.post<ImportCheck>(`/imports/${upload.id}/check`);
    expect(check.body.questions.map((q) => [q.field, q.value, q.count])).toEqual([
      ['company', 'Strange Co', 2],
    ]);
    const questions = await answerQuestions(t.owner, [upload.id], { 'Strange Co': { empty: true } });
    expect(questions).toHaveLength(1);
    await t.owner.post(`/imports/${upload.id}/run`);
    await settled(t, [upload.id]);
    expect(named((await one('people', 'One P'))['company'])).toBeUndefined();
    expect(named((await one('people', 'Three P'))['company'])).toBe('Preview Works');
  });
});
