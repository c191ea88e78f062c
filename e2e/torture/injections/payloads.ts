import { existsSync, readFileSync } from 'node:fs';

/** Stands in every payload: where it is met outside of values, a payload has become more than a value. */
export const MARK = 'zqcanary';

const families: Record<string, [string[], string[]]> = {
  sql: [
    [
      "'",
      '"',
      "')",
      "'))",
      "';",
      '";',
      "\\'",
      '1',
      '1)',
      '$$',
      "'||",
      '/*',
      "' or '1'='1",
      '" or ""="',
      "x') or ('1'='1",
      "e'\\''",
      "U&'\\0027'",
      '%27',
      "' --",
      "'\u0000",
    ],
    [
      '',
      ' or 1=1 --',
      '; drop table canary_mjz; --',
      '; update canary_mjz set x = 2; --',
      ' union select password_hash from app_user --',
      ' and (select 1 from pg_sleep(5)) is null --',
      '||(select current_user)||',
      "; copy (select 1) to program 'id'; --",
      ' and 1=cast((select version()) as int) --',
    ],
  ],
  identifier: [
    ['name', 'name"', 'party.name', 'custom', 'createdAt', '-name', 'owner.'],
    [
      '"; select 1; --',
      '::text',
      "->>'x'",
      ' desc; --',
      ', (select 1)',
      '||1',
      ')',
      '.',
      '(select pg_sleep(5))',
      '\u0000',
      " at time zone 'UTC'",
      '[1]',
      ' collate "C"',
    ],
  ],
  json: [
    ['$', '$.', '{', '["', '{"$', '"}', '{"__proto__":{"', '{"constructor":{"prototype":{"'],
    [
      'where":"sleep(5)"}',
      'gt":""}',
      'ne":null}',
      '..*',
      '.**',
      '[*] ? (@ > 0)',
      'isAdmin":true}}}',
      '", "x": "',
    ],
  ],
  expression: [
    ['', '1 + ', "name == '", '"'],
    [
      'constructor.constructor("return process")()',
      '__proto__.x',
      'has(this.x) ? 1 : 2',
      "matches('(a+)+$')",
      'size(size)',
      '[].map(x, x)',
      'process.exit()',
      "require('child_process').execSync('id')",
      "' || true || '",
      '1/0',
      'x'.repeat(300),
    ],
  ],
  template: [
    ['', '{', '#', '$', '<%= ', '{% '],
    [
      '{7*191}',
      '{{7*191}}',
      '7*191 %>',
      `$${'{7*191}'}`,
      '{{constructor.constructor("return 7*191")()}}',
      '{{#with "s"}}{{/with}}',
      '{{t}}',
      '{{name}}',
      '$t(x)',
      '%}',
    ],
  ],
  path: [
    ['../', '..\\', '%2e%2e%2f', '....//', '/', 'file:///', '\\\\host\\', 'C:\\'],
    [
      'etc/passwd',
      '../../../../etc/passwd',
      'proc/self/environ',
      '../secrets',
      'etc/passwd%00.png',
      'etc/passwd\u0000.png',
    ],
  ],
  header: [
    ['', 'x', '%0d%0a', 'é'],
    [
      '\r\nx-zqcanary: 1',
      '\nset-cookie: zqcanary=1',
      '\r\n\r\n<script>',
      '\u2028x-zqcanary: 1',
      '%0d%0ax-zqcanary: 1',
      '\u560d\u560ax-zqcanary: 1',
    ],
  ],
  log: [
    ['', '\n', '\r\n', '\u001b[31m'],
    [
      '{"level":60,"msg":"forged"}',
      `$${'{jndi:ldap://zqcanary/a}'}`,
      '%s%n%x',
      '\u001b]0;x\u0007',
      '\u0008\u0008\u0008',
    ],
  ],
  shell: [
    ['', ';', '|', '&&', '`', '$('],
    ['id', 'sleep 5', 'touch /tmp/zqcanary', ' -oProxyCommand=id'],
  ],
  markup: [
    ['', '">', "'>", '</title>', ']]>', '--!>'],
    [
      '<script>x</script>',
      '<img src=x onerror=x>',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
      'javascript:x',
      '<svg/onload=x>',
    ],
  ],
};

/** Our own, made of beginnings and bodies, and those of the reference data where they are there. */
export function payloads(): string[] {
  const own = Object.values(families).flatMap(([starts, bodies]) =>
    starts.flatMap((start) => bodies.map((body) => `${start}${MARK}${body}`)),
  );
  const others = referencePayloads().map((text) => `${text}${MARK}`);
  return [...new Set([...own, ...others])];
}

const folder = `${process.env.MIJOZ_REFERENCE_DATA ?? '../shared/data'}/09-security`;

function referencePayloads(): string[] {
  const blns = `${folder}/blns/blns.json`;
  if (!existsSync(blns)) {
    console.log(`reference payloads are absent (${folder}): our own only`);
    return [];
  }
  return (JSON.parse(readFileSync(blns, 'utf8')) as string[]).filter(Boolean);
}
