import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerQuestions,
  hasMaven,
  type ImportRecord,
  mavenFile,
  mavenFiles,
  settled,
  uploadFile,
} from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

const won = { field: 'outcome', op: 'eq', value: 'won' };

describe.runIf(hasMaven())('the four files of a sales department', () => {
  let t: TestApp;
  let imports: ImportRecord[] = [];
  let questions: { value: string; count: number }[] = [];

  beforeAll(async () => {
    t = await startTestApp({ work: true, currency: 'USD' });
    const ids: string[] = [];
    for (const name of mavenFiles.toReversed())
      ids.push((await uploadFile(t.owner, name, mavenFile(name))).id);
    questions = await answerQuestions(t.owner, ids, { technolgy: { create: 'Technology' } });
    await t.owner.post('/imports/run', { ids });
    imports = await settled(t, ids);
  }, 180_000);
  afterAll(() => t?.close());

  const count = async (route: string, filter?: object): Promise<unknown> =>
    (await t.owner.get(`/${route}`, { filter, count: 'true', limit: 1 })).body.count;

  test('are brought in whole, nothing refused', () => {
    expect(imports.map((i) => [i.name, i.state, i.refused])).toEqual(
      mavenFiles.toReversed().map((n) => [n, 'done', 0]),
    );
  });

  test('each strange value is asked about once', () => {
    const asked = new Map(questions.map((q) => [q.value, q.count]));
    expect(asked.get('GTXPro')).toBe(1480);
    expect(asked.get('technolgy')).toBe(12);
    expect(asked.get('Philipines')).toBe(1);
    expect(questions).toHaveLength(3);
  });

  test('companies, products and people are as many as the files hold', async () => {
    expect(await count('companies')).toEqual({ value: 85, exact: true });
    expect(await count('companies', { field: 'parent', op: 'notEmpty' })).toEqual({ value: 15, exact: true });
    expect(await count('products')).toEqual({ value: 7, exact: true });
    // Thirty-five sellers, six managers, and the owner of the installation.
    expect(await count('users')).toEqual({ value: 42, exact: true });
    expect(await count('departments', { field: 'parent', op: 'empty' })).toEqual({ value: 3, exact: true });
    expect(await count('departments', { field: 'parent', op: 'notEmpty' })).toEqual({
      value: 6,
      exact: true,
    });
  });

  test('deals come as history, outcome by outcome', async () => {
    expect(await count('deals')).toEqual({ value: 8800, exact: true });
    expect(await count('deals', won)).toEqual({ value: 4238, exact: true });
    expect(await count('deals', { field: 'outcome', op: 'eq', value: 'lost' })).toEqual({
      value: 2473,
      exact: true,
    });
    expect(await count('deals', { field: 'stage.key', op: 'eq', value: 'engaging' })).toEqual({
      value: 1589,
      exact: true,
    });
    expect(await count('deals', { field: 'stage.key', op: 'eq', value: 'prospecting' })).toEqual({
      value: 500,
      exact: true,
    });
    expect(await count('deals', { field: 'party', op: 'empty' })).toEqual({ value: 1425, exact: true });
    expect(
      await count('deals', {
        all: [
          { field: 'outcome', op: 'eq', value: 'open' },
          { field: 'amountSource', op: 'eq', value: 'estimated' },
        ],
      }),
    ).toEqual({ value: 2089, exact: true });
  });

  test('figures are those of the files', async () => {
    const metrics = 'deals.won,deals.wonCount,deals.lostCount,deals.winRate';
    const { body, text } = await t.owner.get<{ rows: { values: Record<string, string> }[] }>('/figures', {
      metrics,
    });
    expect(body.rows?.[0]?.values, text).toMatchObject({
      'deals.won': '10005534',
      'deals.wonCount': '4238',
      'deals.lostCount': '2473',
    });
    expect(Number(body.rows[0]?.values['deals.winRate'])).toBeCloseTo(63.15, 2);
  });
});
