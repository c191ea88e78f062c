import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOut } from './call-out.ts';
import { isPublicAddress } from './public-address.ts';
import { targetOf } from './target.ts';

/** Hosts as they may be written in a URL, all of which lead to this machine or to a network of somebody's own. */
const refused = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '0',
  '0.0.0.0',
  '0.0.0.1',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '0177.1',
  '00000177.0.0.01',
  '127.0.0.1.',
  '127。0。0。1',
  '１２７.0.0.1',
  '①②⑦.⓪.⓪.①',
  '%31%32%37.0.0.1',
  '10.0.0.1',
  '10.255.255.255',
  '012.0.0.1',
  '0xa.0.0.1',
  '167772161',
  '172.16.0.1',
  '172.31.255.255',
  '0xac.0x10.0.1',
  '192.168.0.1',
  '192.168.257',
  '3232235521',
  '0300.0250.0.1',
  '169.254.169.254',
  '169.254.0.1',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.16689662',
  '100.64.0.1',
  '100.127.255.254',
  '100.100.100.200',
  '192.0.0.1',
  '192.0.2.5',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '192.88.99.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:8.8.8.8]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b::8.8.8.8]',
  '[64:ff9b:1::a00:1]',
  '[fc00::1]',
  '[fd12:3456:789a::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[ff0e::1]',
  '[2002:7f00:1::]',
  '[2002:c0a8:1::1]',
  '[2001::1]',
  '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
  '[2001:db8::1]',
  '[2001:10::1]',
  '[2001:20::1]',
  '[3fff::1]',
  '[100::1]',
  '[5f00::1]',
  '[4000::1]',
  '[::2]',
];
const open = ['8.8.8.8', '1.1.1.1', '134744072', '0x08080808', '[2001:4860:4860::8888]', '[2606:4700::1111]'];

const nowhere = (): Promise<string[]> => Promise.resolve([]);

test(`${refused.length} ways of writing an inner address are refused, in either scheme`, async () => {
  for (const host of refused)
    for (const scheme of ['http', 'https']) {
      const found = await targetOf(`${scheme}://${host}:8080/x`, [], nowhere);
      expect(typeof found === 'string', `${scheme}://${host}: ${JSON.stringify(found)}`).toBe(true);
    }
});

/** The same number in all the forms that readers of addresses have been known to understand. */
function formsOf(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const hex = (n: number): string => n.toString(16).padStart(2, '0');
  const one = ((a * 256 + b) * 256 + c) * 256 + d;
  const pairs = `${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`;
  return [
    address,
    String(one),
    `0x${one.toString(16)}`,
    `0${one.toString(8)}`,
    [a, b, c, d].map((n) => `0x${hex(n)}`).join('.'),
    [a, b, c, d].map((n) => `0${n.toString(8)}`).join('.'),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `[::ffff:${address}]`,
    `[::ffff:${pairs}]`,
    `[::${pairs}]`,
    `[64:ff9b::${pairs}]`,
    `[64:ff9b:1::${pairs}]`,
    `[2002:${pairs}::1]`,
  ];
}
const inner = [
  '127.0.0.1',
  '10.1.2.3',
  '172.16.5.4',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.1.1',
  '0.0.0.1',
  '224.0.0.251',
  '198.18.0.1',
  '240.0.0.1',
];

test(`${inner.length * 14} forms of inner addresses are refused`, async () => {
  for (const address of inner)
    for (const host of formsOf(address))
      expect(await targetOf(`http://${host}/`, [], nowhere), host).toBe('address_not_allowed');
});

test('addresses of the open network are not', async () => {
  for (const host of open)
    expect(await targetOf(`https://${host}/`, [], nowhere), host).toMatchObject({
      addresses: [expect.any(String)],
    });
});

test('what is no plain web address is refused before anybody is asked', async () => {
  const asked: string[] = [];
  const resolve = (host: string): Promise<string[]> => {
    asked.push(host);
    return Promise.resolve(['8.8.8.8']);
  };
  const bad = [
    '',
    'file:///etc/passwd',
    'gopher://example.com',
    'ftp://example.com',
    'javascript:1',
    '//example.com',
    'http://',
    'http://u:p@example.com',
    'http://example.com:99999',
    'data:text/plain,x',
  ];
  for (const url of bad) expect(await targetOf(url, [], resolve), url).toBe('invalid_url');
  expect(asked).toEqual([]);
});

test('a name is judged by all its addresses', async () => {
  const names: Record<string, string[]> = {
    'inner.example': ['10.0.0.5'],
    'half.example': ['8.8.8.8', '127.0.0.1'],
    'mapped.example': ['::ffff:127.0.0.1'],
    'scoped.example': ['fe80::1%eth0'],
    'odd.example': ['0177.0.0.1'],
    'open.example': ['2001:4860:4860::8888', '8.8.8.8'],
  };
  const resolve = (host: string): Promise<string[]> => Promise.resolve(names[host] ?? []);
  const found: Record<string, unknown> = {};
  for (const name of [...Object.keys(names), 'none.example'])
    found[name] = await targetOf(`http://${name}/`, [], resolve);
  expect(found).toMatchObject({
    'inner.example': 'address_not_allowed',
    'half.example': 'address_not_allowed',
    'mapped.example': 'address_not_allowed',
    'scoped.example': 'address_not_allowed',
    'odd.example': 'address_not_allowed',
    'open.example': { addresses: ['8.8.8.8', '2001:4860:4860::8888'] },
    'none.example': 'host_unknown',
  });
  expect(await targetOf('http://inner.example/', ['inner.example'], resolve)).toMatchObject({
    addresses: ['10.0.0.5'],
  });
  expect(await targetOf('http://inner.example:81/', ['inner.example:80'], resolve)).toBe(
    'address_not_allowed',
  );
  expect(isPublicAddress('nonsense')).toBe(false);
});

let server: Server;
let base = '';
let hits: string[] = [];
beforeAll(async () => {
  server = createServer((request, answer) => {
    hits.push(`${request.method} ${request.url} ${request.headers.host}`);
    if (request.url === '/redirect') answer.writeHead(302, { location: '/landed' }).end();
    else if (request.url === '/slow') setTimeout(() => answer.end(), 3000).unref();
    else if (request.url === '/endless') {
      answer.writeHead(200);
      const pour = (): void => {
        while (!answer.destroyed && answer.write('x'.repeat(16_384)));
      };
      answer.on('drain', pour);
      pour();
    } else answer.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://hook.example:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const call = (path: string, resolve: (host: string) => Promise<string[]>, allowed = ['hook.example']) =>
  callOut({ url: base + path, body: '{}', headers: {} }, { allowed, resolve, mostMs: 1000 });
const here = (): Promise<string[]> => Promise.resolve(['127.0.0.1']);

test('a redirect is an answer like any other, and nobody goes there', async () => {
  hits = [];
  expect(await call('/redirect', here)).toMatchObject({ is: 'answered', status: 302 });
  expect(hits).toHaveLength(1);
  expect(hits[0]).toMatch(/^POST \/redirect hook\.example:\d+$/);
});

test('a name that leads elsewhere at the second look is asked once, and never reached', async () => {
  hits = [];
  let looks = 0;
  const rebinding = (): Promise<string[]> => Promise.resolve([looks++ ? '127.0.0.1' : '192.0.2.1']);
  expect(await call('/', rebinding, [])).toMatchObject({ is: 'failed', code: 'address_not_allowed' });
  looks = -1;
  const first = (): Promise<string[]> => Promise.resolve([looks++ < 0 ? '127.0.0.1' : '192.0.2.1']);
  expect(await call('/', first)).toMatchObject({ is: 'answered', status: 200 });
  expect(looks).toBe(0);
  expect(hits).toHaveLength(1);
});

test('of several addresses the next is tried where nobody listens', async () => {
  hits = [];
  const both = (): Promise<string[]> => Promise.resolve(['127.0.0.2', '127.0.0.1']);
  expect(await call('/', both)).toMatchObject({ is: 'answered', status: 200 });
  expect(hits).toHaveLength(1);
});

test('nobody waits for long, and no answer is taken in whole', async () => {
  expect(await call('/slow', here)).toMatchObject({ is: 'failed', code: 'no_answer' });
  expect(await call('/', () => new Promise(() => undefined))).toMatchObject({
    is: 'failed',
    code: 'no_answer',
  });
  expect(await call('/endless', here)).toMatchObject({ is: 'answered', status: 200 });
});

test('a server that speaks no TLS, and none at all, are told apart from an answer', async () => {
  const secure = base.replace('http:', 'https:');
  expect(
    await callOut({ url: secure, body: '', headers: {} }, { allowed: ['hook.example'], resolve: here }),
  ).toMatchObject({ is: 'failed', code: 'not_secure' });
  expect(
    await callOut(
      { url: 'http://hook.example:1/', body: '', headers: {} },
      { allowed: ['hook.example'], resolve: here },
    ),
  ).toMatchObject({ is: 'failed', code: 'connection_failed' });
});
