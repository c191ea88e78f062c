import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../../kernel/errors.ts';
import { cardsIn, type ReadCard } from './rows.testing.ts';

/** Cards as telephones, mail programs and other readers of cards write them. */
const root = resolve(process.env['MIJOZ_REFERENCE_DATA'] ?? '../shared/data', '06-standards');
const isCardFile = (name: string): boolean =>
  /\.vcf$/.test(name) ||
  /^vcard\/.*\.(json|xml)$/.test(name) ||
  /(card\w*|escape_semicolon)\.json$/.test(name);
const files = ['vcard', 'ical/ical.js/test/parser'].flatMap((folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name}`)
        .filter(isCardFile)
        .toSorted()
    : [],
);
if (!files.length) console.log(`skipped: no reference data in ${root} (set MIJOZ_REFERENCE_DATA)`);
const path = (name: string): string => join(root, name);
const named = (end: string): string => files.find((name) => name.endsWith(end)) ?? '';

/** The cards that are read, or the code that says why there are none. */
async function outcome(name: string): Promise<ReadCard[] | string> {
  try {
    return (await cardsIn(path(name))).cards;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}

/** By another reader of the same texts: it knows no 2.1, and gives up a file for one odd line. */
function asJCard(name: string): unknown {
  const text = readFileSync(path(name), 'utf8').replaceAll('\r\r\n', '\r\n');
  try {
    return /^VERSION:2/m.test(text) ? undefined : ICAL.parse(text);
  } catch {
    return undefined;
  }
}
const comparable = files.filter((name) => name.endsWith('.vcf') && asJCard(name) !== undefined);

describe.skipIf(!files.length)('the reference files', () => {
  test.each(files)('%s is read, or refused with a reason', async (name) => {
    const cards = await outcome(name);
    if (typeof cards === 'string') return expect(cards).toMatch(/^(?:file_is_xcard|cards_broken)$/);
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      expect(card.name || card.problems?.map((p) => p.code).join(), `line ${card.line}`).toBeTruthy();
      for (const [field, text] of Object.entries(card))
        if (typeof text === 'string')
          expect(text, field).not.toMatch(/=[0-9A-F]{2}=|\\[n,;:]|_\$!<|BEGIN:VCARD/);
    }
  });

  test.each(comparable)('%s means what ical.js says of it', async (name) => {
    const jcard = await cardsIn(Buffer.from(JSON.stringify(asJCard(name))));
    const vcard = await cardsIn(path(name));
    const told = ({ line: _, ...card }: ReadCard): unknown => ({
      ...card,
      // It leaves backslashes that vCard does not ask for where they are.
      'channels.site': card['channels.site']?.replaceAll('\\', ''),
      description: card.description?.replaceAll('\\', ''),
    });
    expect(vcard.cards.map(told)).toEqual(jcard.cards.map(told));
  });

  test('are known to the other reader in good part', () => expect(comparable.length).toBeGreaterThan(5));

  test('a text and the jCard that is published beside it are one', async () => {
    const [text, json] = [
      await outcome(named('escape_semicolon.vcf')),
      await outcome(named('escape_semicolon.json')),
    ];
    expect(text).toEqual(json);
    expect(text).toMatchObject([
      { name: 'First Last NextCloud', company: 'Firma', 'channels.mobile': '205333' },
    ]);
  });
});

const john = { name: 'John Richter James Doe', lastName: 'Doe', firstName: 'John', company: 'IBM' };
const expected: [string, Partial<ReadCard>[]][] = [
  [
    'John_Doe_ANDROID.vcf',
    [
      { name: 'john.doe@company.com', email: 'john.doe@company.com', segments: 'My Contacts' },
      { name: 'jane.doe@company.com', email: 'jane.doe@company.com' },
      { name: 'Ñ Ñ Ñ Ñ', 'channels.mobile': '123456789' },
      { 'channels.mobile': '123456\n3456789', phone: '234567 [home]\n45678901 [home]' },
      {
        ...{ lastName: 'Ñ Ñ', firstName: 'Ñ Ñ Ñ', company: 'ÑÑÑÑÑÑÑÑÑÑÑÑ\nÑÑÑÑÑÑÑÑÑÑÑÑ' },
        ...{ 'channels.mobile': '123456', phone: '123456 [work]', 'channels.fax': '123456 [work]' },
        ...{ email: 'bob@company.com [work]', 'channels.site': 'www.company.com\nhttp://www.company.com' },
      },
      { name: 'ÑÑÑÑ', email: 'henry@company.com', 'channels.mobile': '55556666' },
    ],
  ],
  [
    'John_Doe_BLACK_BERRY.vcf',
    [{ name: 'john Doe', company: 'Acme Solutions', 'channels.mobile': '+96123456789' }],
  ],
  [
    'John_Doe_IPHONE.vcf',
    [
      {
        ...john,
        ...{ position: 'Money Counter', 'employment.department': 'Accounting', birthday: '2012-06-06' },
        'channels.mobile': '905-555-1234',
        phone:
          '905-666-1234 [home]\n905-777-1234 [work]\n905-111-1234 [pager]\n905-222-1234 [Assistant Phone]',
        'channels.fax': '905-888-1234 [home]\n905-999-1234 [work]',
        email: 'john.doe@ibm.com',
        ...{ 'channels.site': 'http://www.ibm.com', city: 'New York', country: 'United States of America' },
      },
    ],
  ],
  [
    'John_Doe_LOTUS_NOTES.vcf',
    [
      {
        ...{ name: 'John Johny Doe', company: 'IBM', position: 'Generic Accountant', birthday: '1980-05-21' },
        'channels.mobile': '+1 (212) 204-34456',
        'channels.fax': '00-1-212-555-7777 [work]',
        email: 'john.doe@ibm.com [work]\nbilly_bob@gmail.com [work]',
        'channels.site': 'http://www.sun.com',
      },
    ],
  ],
  [
    'John_Doe_MAC_ADDRESS_BOOK.vcf',
    [
      {
        ...{ lastName: 'Doe', firstName: 'John', company: 'IBM', position: 'Money Counter' },
        ...{ 'channels.mobile': '905-555-1234', email: 'john.doe@ibm.com [work]' },
        'channels.fax': '905-888-1234 [home]\n905-999-1234 [work]',
      },
    ],
  ],
  [
    'John_Doe_MS_OUTLOOK.vcf',
    [
      {
        ...john,
        ...{ position: 'Money Counter', email: 'john.doe@ibm.cm', birthday: '1980-03-22' },
        phone: '(905) 555-1234 [work]\n(905) 666-1234 [home]',
        'channels.site': 'http://www.ibm.com [work]',
        'channels.visitAddress':
          'Cresent moon drive, Albaney, New York, 12345, United States of America [work]\n\n' +
          'Silicon Alley 5, New York, New York, 12345, United States of America [home]',
      },
    ],
  ],
  [
    'gmail-single.vcf',
    [
      {
        ...{ name: 'Greg Dartmouth', email: 'gdartmouth@hotmail.com', company: 'TheCompany' },
        ...{ position: 'TheJobTitle', birthday: '1960-09-10', 'channels.mobile': '555 555 1111' },
        'channels.messenger': '123456789 [ICQ]',
      },
    ],
  ],
  [
    'gmail-single2.vcf',
    [
      {
        ...{ name: 'VCard Test', birthday: '1912-06-23', 'channels.mobile': '5555551115' },
        'channels.fax': '5555551117 [home]\n5555551118 [work]',
        email:
          'email@example.com\nhomeemail@example.com [home]\nworkemail@example.com [work]\n' +
          'otheremail@example.com\ncustomcategory@example.com [CustomEmailCategory]',
      },
    ],
  ],
  [
    'fullcontact.vcf',
    [
      {
        ...{ name: 'FirstName MiddleName LastName', company: 'Organization1\nOrganization2' },
        ...{ position: 'Title1\nTitle2', 'employment.department': 'Department1\nDepartment2' },
        'channels.mobile': '555-555-1113\n555-555-1114',
      },
    ],
  ],
  ['issue153.vcf', [{ name: 'Test Benutzer', firstName: 'Test' }]],
  ['issue64.vcf', [{ problems: [{ code: 'card_without_name', params: { card: 1 } }] }]],
  [
    'parser/vcard.vcf',
    [
      {
        ...{ lastName: 'Stevenson', firstName: 'John', middleName: 'Philip Paul', company: 'ABC, Inc.' },
        ...{ phone: '+33-01-23-45-67 [home]', email: 'jqpublic@xyz.example.com [work]', language: 'fr' },
        description: 'This fax number is operational 0800 to 1715 EST, Mon-Fri\nBirthday: February 3',
      },
    ],
  ],
];

describe.skipIf(!files.length)('cards of known makers', () => {
  test.each(expected.filter(([name]) => named(name)))('%s', async (name, cards) => {
    const found = await outcome(named(name));
    expect(found).toHaveLength(cards.length);
    expect(found).toMatchObject(cards);
  });
});
