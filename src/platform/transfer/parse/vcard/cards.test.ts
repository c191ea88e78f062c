import { describe, expect, test } from 'vitest';
import { encode } from '../encode.testing.ts';
import { cardsIn, type ReadCard, vcf } from './rows.testing.ts';

const one = async (
  lines: string[],
  encoding?: Parameters<typeof encode>[1],
): Promise<ReadCard | undefined> => {
  const text = vcf(lines);
  return (await cardsIn(encoding ? encode(text.toString(), encoding) : text)).cards[0];
};

describe('vCard 2.1', () => {
  test('quoted-printable with soft breaks, bare types, a charset for each property', async () => {
    const card = await one([
      'VERSION:2.1',
      'N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED=EE=E2;=CF=',
      '=B8=F2=F0;;;',
      'FN;CHARSET=KOI8-R;QUOTED-PRINTABLE:=F0=A3=D4=D2 =E9=D7=C1=CE=CF=D7',
      'TEL;CELL;PREF:+998901234567',
      'TEL;WORK;FAX:+998712345678',
      'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=BF=D0=B5=D1=80=D0=B2=D0=B0=D1=8F=0D=0A=D0=B2=D1=82=D0=BE=D1=80=D0=B0=D1=8F',
    ]);
    expect(card).toMatchObject({
      lastName: 'Иванов',
      firstName: 'Пётр',
      name: 'Пётр Иванов',
      'channels.mobile': '+998901234567',
      'channels.fax': '+998712345678 [work]',
      description: 'первая\nвторая',
    });
  });

  test.each(['windows-1251', 'koi8-r', 'utf-16le', 'utf-8'] as const)(
    'bare bytes in %s',
    async (encoding) => {
      const card = await one(
        ['VERSION:2.1', 'N:Қодирова'.replace('Қ', 'К'), 'FN:Дилноза Кодирова', 'ORG:Ромашка'],
        encoding,
      );
      expect(card).toMatchObject({ name: 'Кодирова', company: 'Ромашка' });
    },
  );

  test('a property in UTF-8 among others of windows-1251', async () => {
    const bytes = Buffer.concat([
      Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nN:'),
      encode('Петров;Иван', 'windows-1251'),
      Buffer.from('\r\nORG;CHARSET=UTF-8:Ромашка\r\nEND:VCARD\r\n'),
    ]);
    expect((await cardsIn(bytes)).cards[0]).toMatchObject({ name: 'Иван Петров', company: 'Ромашка' });
  });

  test('pictures in any form are passed over, the card of an assistant is not the customer', async () => {
    const { detected, cards } = await cardsIn(
      vcf(
        [
          'VERSION:2.1',
          'PHOTO;JPEG;ENCODING=BASE64:',
          ' AAAA',
          'BBBB',
          '',
          'N:Doe;Ann',
          'AGENT:',
          'BEGIN:VCARD',
          'N:Other',
          'TEL:1',
          'END:VCARD',
          'TEL:222',
        ],
        ['VERSION:3.0', 'N:Roe;Bob', 'PHOTO;BASE64:', '  CCCC', '  DDDD', 'TEL:333'],
      ),
    );
    expect(cards.map((c) => [c.name, c.phone])).toEqual([
      ['Ann Doe', '222'],
      ['Bob Roe', '333'],
    ]);
    expect(detected.untaken).toEqual([{ name: 'PHOTO', count: 2 }]);
  });
});

describe('folding', () => {
  test('a letter may be parted by the fold, and lines may end in any way', async () => {
    const card = vcf(['VERSION:3.0', 'FN:Анна', 'N:;Анна', 'NOTE:длинная заметка']).toString('latin1');
    const at = card.indexOf('NOTE:') + 8;
    for (const end of ['\r\n', '\n', '\r', '\r\r\n']) {
      const folded = `${card.slice(0, at)}\r\n ${card.slice(at)}`.replaceAll('\r\n', end);
      const { cards } = await cardsIn(Buffer.from(folded, 'latin1'));
      expect(cards[0], JSON.stringify(end)).toMatchObject({
        firstName: 'Анна',
        description: 'длинная заметка',
      });
    }
  });
});

describe('who a card is of', () => {
  test.each<[string, string[], Partial<ReadCard>]>([
    [
      'KIND:org',
      ['KIND:org', 'FN:Acme Trading', 'ORG:Acme;Sales'],
      { kind: 'company', name: 'Acme Trading' },
    ],
    [
      'Apple’s company',
      ['N:Doe;Ann', 'FN:Acme', 'ORG:Acme', 'X-ABShowAs:COMPANY'],
      { kind: 'company', name: 'Acme' },
    ],
    ['ORG alone', ['N:;;;;', 'ORG:ООО «Ромашка»'], { kind: 'company', name: 'ООО «Ромашка»' }],
    ['FN like ORG', ['FN:Acme, Inc.', 'ORG:Acme\\, Inc.;'], { kind: 'company', name: 'Acme, Inc.' }],
    ['FN unlike ORG', ['FN:Ann Doe', 'ORG:Acme'], { kind: 'person', name: 'Ann Doe', company: 'Acme' }],
    [
      'KIND:individual',
      ['KIND:individual', 'FN:Acme', 'ORG:Acme'],
      { kind: 'person', name: 'Acme', company: 'Acme' },
    ],
    ['only an address', ['EMAIL;PREF:ann@doe.example'], { kind: 'person', name: 'ann@doe.example' }],
    ['a nickname', ['NICKNAME:Annie', 'TEL:123'], { kind: 'person', name: 'Annie' }],
    ['a name that was never parted', ['N:;Иванов Пётр;;;', 'FN:Иванов Пётр'], { name: 'Иванов Пётр' }],
  ])('%s', async (_, lines, expected) => {
    // Beside a card of the other kind, so that the column of kinds is there.
    const other = expected.kind === 'company' ? ['FN:Somebody', 'N:Somebody'] : ['KIND:org', 'FN:Some firm'];
    const { cards } = await cardsIn(vcf(lines, other));
    expect(cards[0]).toMatchObject(expected);
    if (expected.name === 'Иванов Пётр') expect(cards[0]).not.toHaveProperty('firstName');
  });
});

describe('what becomes what', () => {
  test('several of each kind are kept, the preferred first, with the owner’s labels', async () => {
    const card = await one([
      'VERSION:3.0',
      'N:Doe;Ann;Mary,Jane;Dr.;Jr.',
      'TEL;TYPE=HOME:111',
      'item1.TEL;TYPE=PREF:222',
      'item1.X-ABLabel:Cottage [lake]',
      'item2.TEL:333',
      'item2.X-ABLabel:_$!<Mobile>!$_',
      'TEL;TYPE="WORK,FAX":444',
      'TEL:tel:+1-555-0100;ext=102',
      'TEL:+1 555 0101,,12#',
      'EMAIL:second@doe.example',
      'EMAIL;PREF=1:mailto:first@doe.example',
    ]);
    expect(card).toMatchObject({
      middleName: 'Mary Jane',
      'channels.mobile': '333',
      phone: '222 [Cottage lake] [main]\n111 [home]\n+1-555-0100 ext. 102\n+1 555 0101 ext. 12',
      'channels.fax': '444 [work]',
      email: 'first@doe.example\nsecond@doe.example',
    });
  });

  test('messengers, by whatever property', async () => {
    const card = await one([
      'FN:Ann Doe',
      'IMPP;X-SERVICE-TYPE=Telegram:x-apple:ann_doe',
      'X-TELEGRAM:@second',
      'URL:https://t.me/third',
      'URL:https://wa.me/998901234567',
      'X-WHATSAPP:+998907654321',
      'X-SKYPE:ann.skype',
      'IMPP:xmpp:ann@jabber.example',
      'item1.IMPP:x-apple:nameless',
    ]);
    expect(card).toMatchObject({
      'channels.telegram': 'ann_doe\n@second\nhttps://t.me/third',
      'channels.whatsapp': '+998907654321\n+998901234567',
      'channels.messenger': 'ann.skype [Skype]\nann@jabber.example [XMPP]\nnameless',
    });
  });

  test('companies with their positions and units, line by line', async () => {
    const card = await one(['FN:Ann Doe', 'ORG:Acme;Sales;West', 'ORG:Other', 'TITLE:Head', 'ROLE:Leader']);
    expect(card).toMatchObject({
      company: 'Acme\nOther',
      position: 'Head\n',
      'employment.department': 'Sales, West\n',
    });
  });

  test.each([
    ['BDAY:19850412', { birthday: '1985-04-12' }],
    ['BDAY;VALUE=date-time:1985-04-12T23:00:00Z', { birthday: '1985-04-12' }],
    ['BDAY:--0412', { description: 'Birthday: April 12' }],
    ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12', { description: 'Birthday: April 12' }],
    ['BDAY:1985', { description: 'Birthday: 1985' }],
    ['BDAY:1985-02-31', { description: 'Birthday: 1985-02-31' }],
    ['BDAY;VALUE=text:circa 1800', { description: 'Birthday: circa 1800' }],
  ])('%s', async (line, expected) => {
    const { cards, detected } = await cardsIn(vcf(['FN:Ann Doe', line]));
    expect(cards[0]).toMatchObject(expected);
    expect(detected.partsOfBirthdays).toBe('birthday' in expected ? 0 : 1);
  });

  test('an address is a line, its place the customer’s', async () => {
    const card = await one([
      'FN:Ann Doe',
      'ADR;TYPE=HOME:;;Lake St. 1\\nFlat 2;Boston;MA;02101;',
      'item1.ADR;TYPE=WORK,POSTAL;PREF=1:;;Амира Темура 5;Ташкент;;;Узбекистан',
      'item1.X-ABADR:uz',
    ]);
    expect(card).toMatchObject({
      'channels.visitAddress': 'Lake St. 1, Flat 2, Boston, MA, 02101 [home]',
      'channels.postalAddress': 'Амира Темура 5, Ташкент, Узбекистан [work]',
      ...{ city: 'Ташкент', country: 'UZ' },
    });
    expect(card).not.toHaveProperty('region');
  });
});

describe('what is not taken is said', () => {
  test('by property, once for each card', async () => {
    const { detected } = await cardsIn(
      vcf(
        [
          'N:Doe;Ann;;Dr.;',
          'NICKNAME:Annie',
          'PHOTO:http://x.example/1.jpg',
          'X-THING:1',
          'EMAIL:nonsense',
          'REV:20200101',
        ],
        ['N:Roe;Bob', 'PHOTO:http://x.example/2.jpg', 'GEO:1;2', 'TITLE:Head'],
      ),
    );
    const names = Object.fromEntries(detected.untaken.map(({ name, count }) => [name, count]));
    expect(names).toEqual({ PHOTO: 2, N: 1, NICKNAME: 1, 'X-THING': 1, EMAIL: 1, GEO: 1, TITLE: 1 });
  });

  test('one birthday said in two forms is one', async () => {
    const lines = ['FN:Ann Doe', 'BDAY;ALTID=1:19850412', 'BDAY;ALTID=1;VALUE=text:1985-04-12'];
    expect((await cardsIn(vcf(lines))).detected.untaken).toEqual([]);
  });
});

describe('jCard', () => {
  test('one, several, and entries that are none', async () => {
    const card = [
      'vcard',
      [
        ['version', {}, 'text', '4.0'],
        ['n', {}, 'text', ['Doe', 'Ann', ['Mary', 'Jane'], '', '']],
        ['org', {}, 'text', ['Acme, Inc.', 'Sales']],
        ['tel', { type: ['work', 'cell'], pref: '1' }, 'uri', 'tel:+1-555;ext=7'],
        ['categories', {}, 'text', 'a', 'b;c'],
        ['note', {}, 'text', 'x\\n;,\ny'],
      ],
    ];
    const expected = {
      name: 'Ann Mary Jane Doe',
      middleName: 'Mary Jane',
      company: 'Acme, Inc.',
      'employment.department': 'Sales',
      'channels.mobile': '+1-555 ext. 7 [work]',
      segments: 'a\nb;c',
      description: 'x\\n;,\ny',
    };
    const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
    expect((await cardsIn(json(card))).cards).toMatchObject([expected]);
    const { cards, detected } = await cardsIn(
      json([card, ['vcard', 5], ['vcard', [['fn', {}, 'text', 'Bob'], 7, [1]]]]),
    );
    expect(cards.map((c) => [c.name, c.problems?.[0]?.code])).toEqual([
      ['Ann Mary Jane Doe', undefined],
      [undefined, 'card_unreadable'],
      ['Bob', undefined],
    ]);
    expect(detected.unreadable.count).toBe(2);
  });
});
