import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Role, RoleAssignment } from '../../../platform/access/organisation.entity.ts';
import { transact } from '../../../platform/context.ts';
import { createRecord } from '../../../platform/records/write.ts';
import type { Client, Row } from '../../../testing/client.ts';
import { importFiles } from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ work: true, country: 'UZ' });
  await fill(t.owner);
});
afterAll(() => t?.close());

const long = 'Очень длинная заметка о том, как всё начиналось; и чем кончилось, «в кавычках» \\ с чертой 🌷 '
  .repeat(3)
  .trim();
const evil = 'Evil\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Injected';

async function fill(owner: Client): Promise<void> {
  const made = async (route: string, body: object): Promise<string> => {
    const answer = await owner.post(`/${route}`, body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body.id;
  };
  const region = await made('choices', { list: 'contacts.region', name: 'Tashkent region' });
  const romashka = await made('companies', {
    ...{
      name: 'ООО «Ромашка», филиал; главный',
      website: 'https://romashka.example/a;b,c',
      description: long,
    },
    ...{ country: 'UZ', city: 'Ташкент', region, segments: ['VIP', 'B2B'] },
    channels: [
      { kind: 'phone', value: '+998 71 200 00 00', extension: '15' },
      { kind: 'visitAddress', value: 'Амира Темура 5, 2-й этаж' },
      { kind: 'postalAddress', value: '100000, Ташкент; а/я 7', label: 'Для договоров' },
      { kind: 'site', value: 'shop.romashka.example' },
    ],
  });
  const acme = await made('companies', {
    name: 'Acme',
    channels: [{ kind: 'email', value: 'info@acme.example' }],
  });
  const ann = await made('people', {
    ...{ firstName: 'Анна', middleName: 'Петровна', lastName: 'Ким', birthday: '1985-04-12', language: 'ru' },
    channels: [
      { kind: 'phone', value: '+998 71 234 56 78', label: 'дача' },
      { kind: 'mobile', value: '90 111 22 33', isPrimary: true, consent: 'denied' },
      { kind: 'fax', value: '+998 71 999 99 99', label: 'work' },
      { kind: 'email', value: 'work@kim.example', label: 'work' },
      { kind: 'email', value: 'anna@kim.example', isPrimary: true },
      { kind: 'telegram', value: '@anna_kim' },
      { kind: 'whatsapp', value: '+998901112233' },
      { kind: 'messenger', value: 'anna 100% kim', label: 'Skype' },
      { kind: 'site', value: 'kim.example', label: 'блог' },
      { kind: 'visitAddress', value: 'Lake St. 1', label: 'home' },
    ],
  });
  await made('employments', {
    person: ann,
    company: romashka,
    position: 'Директор; учредитель',
    department: 'Дирекция',
    isMain: true,
  });
  await made('employments', { person: ann, company: acme, department: 'Board', isMain: false });
  await made('employments', {
    person: ann,
    company: acme,
    position: 'Clerk',
    until: '2010-01-01',
    isMain: false,
  });
  await made('people', { name: 'Иванов Пётр Сергеевич' });
}

const exported = (client: Client, route: string, o: object = {}) =>
  client.get(`/${route}/export`, { format: 'vcf', ...o });
const fnOf = (text: string): string[] => [...text.matchAll(/^FN:(.*)\r$/gm)].map(([, name = '']) => name);

/** All customers as they are, without what a card has no word for. */
async function customersOf(client: Client): Promise<unknown[]> {
  const all = async (route: string): Promise<Row[]> =>
    (await client.get(`/${route}`, { limit: 200 })).body.items;
  const channels = Map.groupBy(await all('channels'), (c) => (c['party'] as Row).id);
  const works = Map.groupBy(await all('employments'), (e) => (e['person'] as Row).id);
  const name = (value: unknown): unknown => (value as { name?: string } | null)?.name ?? null;
  const told = (row: Row): unknown => ({
    ...Object.fromEntries(
      [
        'name',
        'firstName',
        'middleName',
        'lastName',
        'birthday',
        'language',
        'country',
        'city',
        'segments',
        'description',
        'website',
        'phone',
        'email',
        'position',
      ].map((f) => [f, row[f] ?? null]),
    ),
    region: name(row['region']),
    company: name(row['company']),
    channels: (channels.get(row.id) ?? [])
      .map((c) => ['kind', 'value', 'label', 'extension'].map((f) => c[f]).join('|'))
      .sort(),
    works: (works.get(row.id) ?? [])
      .filter((w) => !w['until'])
      .map((w) => [name(w['company']), w['position'], w['department'], w['isMain']].join('|'))
      .sort(),
  });
  return [...(await all('companies')), ...(await all('people'))].map(told);
}

describe('a list as cards', () => {
  test('into an empty installation gives the same customers, in one file or in two', async () => {
    const before = await customersOf(t.owner);
    const parties = Buffer.from((await exported(t.owner, 'parties')).text);
    const two = await Promise.all(
      ['people', 'companies'].map(
        async (route) =>
          [`${route}.vcf`, Buffer.from((await exported(t.owner, route)).text)] as [string, Uint8Array],
      ),
    );
    for (const files of [[['all.vcf', parties] as [string, Uint8Array]], two]) {
      const other = await startTestApp({ work: true, country: 'UZ' });
      try {
        for (const record of await importFiles(other, files))
          expect(record).toMatchObject({ state: 'done', refused: 0 });
        expect(await customersOf(other.owner)).toEqual(before);
      } finally {
        await other.close();
      }
    }
  });

  test('is vCard 3.0 in lines of 75 octets, each of whole letters, which another reader reads', async () => {
    const { text, headers } = await exported(t.owner, 'parties');
    expect(headers['content-type']).toBe('text/vcard; charset=utf-8');
    const lines = text.split('\r\n');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\ufffd]/);
    }
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    const cards = ICAL.parse(text) as unknown as [string, [string, object, string, unknown][]][];
    expect(cards).toHaveLength(4);
    const company = cards.find(([, properties]) => properties.some((p) => p[0] === 'note'));
    const values = new Map(company?.[1].map((p) => [p[0], p[3]]));
    expect([values.get('version'), values.get('x-abshowas')]).toEqual(['3.0', 'COMPANY']);
    // Of the backslashes that RFC 2426 asks for before semicolons it leaves some where they are.
    expect(String(values.get('note')).replaceAll('\\;', ';')).toBe(long);
  });

  test('says types, preference, extension and consent or not alike', async () => {
    const text = (await exported(t.owner, 'people')).text.replaceAll('\r\n ', '');
    expect(text).toContain('TEL;TYPE=CELL,VOICE,PREF:90 111 22 33\r\n');
    expect(text).toContain('EMAIL;TYPE=INTERNET,PREF:anna@kim.example\r\n');
    expect(text).toContain('TEL;TYPE=FAX,WORK:+998 71 999 99 99\r\n');
    expect(text).toContain('X-ABLabel:дача\r\n');
    expect(text).toMatch(/UID:urn:uuid:[0-9a-f-]{36}\r\nREV:\d{4}-\d\d-\d\dT[\d:]+(?:Z|\+00:00)\r\n/);
    expect(text).toContain('N:;Иванов Пётр Сергеевич;;;\r\n');
    expect(text).not.toContain('Clerk');
    const company = (await exported(t.owner, 'companies')).text;
    expect(company).toContain('TEL;TYPE=VOICE,WORK,PREF:+998 71 200 00 00,15\r\n');
  });

  test('nobody smuggles a card in by a name, an address or a label', async () => {
    const made = await t.owner.post('/people', {
      ...{ firstName: evil, description: evil, city: evil, segments: [evil] },
      channels: [
        ...['site', 'phone', 'telegram', 'visitAddress'].map((kind) => ({ kind, value: evil, label: 'x' })),
        ...[evil.slice(0, 80), '";TYPE="'].map((label) => ({ kind: 'messenger', value: evil, label })),
      ],
    });
    const filter = { field: 'id', op: 'eq', value: made.body.id };
    const { text } = await exported(t.owner, 'people', { filter });
    await t.owner.delete(`/people/${made.body.id}`);
    expect(text.match(/^(?:BEGIN|END):VCARD\r$/gm)).toHaveLength(2);
    const names = text
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(/[:;]/)[0] ?? '');
    const known =
      /^(?:item\d+\.)?(?:BEGIN|VERSION|PRODID|UID|REV|N|FN|TEL|IMPP|URL|ADR|LABEL|X-ABLabel|CATEGORIES|NOTE|END)$/;
    expect(names.filter((name) => !known.test(name))).toEqual([]);
  });

  test('holds what the list was narrowed to; one record gives the file its name', async () => {
    const filter = { field: 'name', op: 'eq', value: 'Acme' };
    const { text, headers } = await exported(t.owner, 'companies', { filter });
    expect(fnOf(text)).toEqual(['Acme']);
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''Acme.vcf");
    const [acme] = (await t.owner.get('/companies', { filter })).body.items;
    const byId = await exported(t.owner, 'companies', { filter: { field: 'id', op: 'eq', value: acme?.id } });
    expect(byId.text).toBe(text);
    expect((await exported(t.owner, 'parties')).headers['content-disposition']).toContain('Customers.vcf');
  });
});

/** Sees and exports what is in his own hands, but for hidden fields. */
async function readerOf(fields: object): Promise<Client> {
  const scope = { read: 'own', write: 'none', remove: 'none', create: false, export: true };
  const reader = await t.user([]);
  const permissions = { entities: { '*': scope }, fields, rights: [] };
  await transact(t.system(), async (ctx) => {
    const role = await createRecord(ctx, Role, { name: `Reader ${reader.id}`, permissions });
    await createRecord(ctx, RoleAssignment, { user: reader.id, role: role.id, from: '2020-01-01' });
  });
  t.app.access.forget();
  return reader;
}

describe('rights', () => {
  test('without the right to export there are no cards, and other lists have none', async () => {
    const seller = await t.user('seller');
    expect((await exported(seller, 'people')).status).toBe(403);
    expect((await exported(t.owner, 'deals')).status).toBe(422);
  });

  test('a reader’s cards hold the reader’s records and fields alone', async () => {
    const reader = await readerOf({});
    const made = await t.owner.post('/people', {
      ...{
        name: 'Own Customer',
        owner: reader.id,
        birthday: '1990-01-01',
        description: 'secret note',
        city: 'Samarkand',
      },
      channels: [
        { kind: 'mobile', value: '+998901234567' },
        { kind: 'email', value: 'own@customer.example' },
        { kind: 'telegram', value: '@own' },
      ],
    });
    expect(fnOf((await exported(reader, 'people')).text)).toEqual(['Own Customer']);
    const hidden = {
      'contacts.party': { phone: 'hidden', birthday: 'hidden', description: 'hidden', company: 'hidden' },
    };
    const blinkered = await readerOf(hidden);
    await t.owner.patch(`/people/${made.body.id}`, { owner: blinkered.id });
    expect((await exported(reader, 'people')).text).toBe('');
    const { text } = await exported(blinkered, 'people');
    expect(text).toContain('own@customer.example');
    expect(text).toContain('Samarkand');
    for (const secret of ['901234567', '1990', 'secret note', 'BDAY', 'TEL'])
      expect(text).not.toContain(secret);
    const channels = { 'contacts.channel': { value: 'hidden' } };
    const unreached = await readerOf(channels);
    await t.owner.patch(`/people/${made.body.id}`, { owner: unreached.id });
    const { text: names } = await exported(unreached, 'people');
    expect(fnOf(names)).toEqual(['Own Customer']);
    for (const secret of ['901234567', 'own@customer.example', '@own']) expect(names).not.toContain(secret);
  });
});
