import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../../app/modules.ts';
import type { Entity } from '../../kernel/entity.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { type Samples, samplesFor, writable } from '../../testing/samples.ts';
import { seed } from '../../testing/seed.ts';
import { sql } from '../database/sql.ts';
import { createRegistry } from '../registry.ts';

/** Strings that broke other programs go through every plain text field and come back as they were. */
const own = [
  `'; drop table party; --`,
  `" or ""="`,
  `\\'; select pg_sleep(5); --`,
  '$1',
  `$${'{7*7}'}`,
  '{{7*7}}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  `javascript:alert(1)`,
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)',
  '+1',
  '-1',
  '\t=1',
  '../../etc/passwd',
  '%00',
  '%n%s',
  'null',
  'undefined',
  'NaN',
  '0',
  'true',
  '__proto__',
  'constructor',
  '\u202eright to left',
  '\ufeffbom',
  '𝕌𝕟𝕚𝕔𝕠𝕕𝕖',
  '👩‍👩‍👧‍👦',
  'Ω≈ç√∫˜µ',
  'Ўзбекча',
  'Oʻzbekcha',
  'ﷺ',
  '田中さん',
  '\u0000',
  '\ud800',
  ' lead and trail ',
  'line\nbreak',
  '{t}',
  '{"a":1}',
];
const reference = `${process.env.MIJOZ_REFERENCE_DATA ?? '../shared/data'}/09-security/blns/blns.json`;
const all = existsSync(reference)
  ? [...own, ...(JSON.parse(readFileSync(reference, 'utf8')) as string[])]
  : own;
if (!existsSync(reference)) console.log(`reference strings are absent (${reference}): our own only`);

/** A sample by the run's seed; all of them with FULL=1. */
const share = process.env.FULL ? 1 : 40;
const strings = all.filter((s, i) => s !== '' && (i < own.length || (i + seed) % share === 0));

const entities = createRegistry(modules).entities.filter(
  (e) => !e.isInternal && !e.kinds && e.verbs.includes('create') && e.verbs.includes('update'),
);
const plain = (entity: Entity): string[] =>
  writable(entity)
    .filter(
      ([name, f]) =>
        f.type === 'text' && !f.format && !f.setOnce && f.max >= 80 && !special.has(`${entity.name}.${name}`),
    )
    .map(([name]) => name);
/** Fields whose values must name something that exists, have a grammar, or are made from others. */
const special = new Set([
  'activities.series.rule',
  'contacts.channel.value',
  'contacts.person.name',
  'lists.choice.list',
  'custom.field.entity',
  'processes.process.entity',
  'views.view.entity',
]);

let t: TestApp;
let samples: Samples;
beforeAll(async () => {
  t = await startTestApp();
  samples = samplesFor(t.app.registry, t.owner);
});
afterAll(() => t?.close());

describe.each(entities.filter((e) => plain(e).length).map((e) => [e.name, e] as const))(
  '%s',
  (_name, entity) => {
    test('keeps hostile text as text', { timeout: 300_000 }, async () => {
      const { id } = await samples.create(entity);
      const names = plain(entity);
      const tables = await count();
      for (const [i, text] of strings.entries()) {
        const name = names[i % names.length] ?? '';
        const answer = await t.owner.patch(`/${entity.route}/${id}`, { [name]: text });
        const isStorable =
          text.isWellFormed() && !text.includes('\0') && [...text].length <= maxOf(entity, name);
        if (!isStorable)
          expect(
            [answer.status, answer.body.problems?.[0]?.field],
            `${JSON.stringify(text).slice(0, 100)}: ${answer.text}`,
          ).toEqual([422, name]);
        else if (answer.status !== 409)
          expect([answer.status, answer.body[name]], answer.text).toEqual([200, text]);
      }
      expect(await count()).toBe(tables);
    });
  },
);

test.each(['filter', 'sort', 'fields', 'q', 'cursor', 'limit', 'count'])(
  'hostile text in %s is an error or an empty answer, never a fault',
  async (name) => {
    for (const text of strings) {
      for (const query of [
        { [name]: text },
        { [name]: JSON.stringify({ field: text, op: 'eq', value: text }) },
        { [name]: JSON.stringify({ field: 'name', op: 'within', value: text }) },
      ]) {
        const { status, text: answer } = await t.owner.get('/companies', query);
        expect([200, 400, 422], `${name}=${JSON.stringify(query)}: ${answer.slice(0, 200)}`).toContain(
          status,
        );
      }
    }
  },
);

const maxOf = (entity: Entity, name: string): number => {
  const field = entity.fields[name];
  return field?.type === 'text' ? field.max : 0;
};
const count = async (): Promise<number | undefined> =>
  (
    await t.db.one<{ n: number }>(
      sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`,
    )
  )?.n;
