import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadFile } from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const text = (rows: string[]): Buffer => Buffer.from(rows.join('\r\n'));

describe('rights', () => {
  test('without the right there is no way in', async () => {
    const seller = await t.user('seller');
    await expect(uploadFile(seller, 'x.csv', text(['Company', 'X']))).rejects.toThrow('right_missing');
    for (const path of ['/imports/targets']) expect((await seller.get(path)).status).toBe(403);
    for (const path of ['/imports/check', '/imports/run', '/imports/undo'])
      expect((await seller.post(path, { ids: ['0190a0a0-0000-7000-8000-000000000000'] })).status).toBe(403);
  });

  test("somebody else's import is not to be found, and hidden fields are no targets", async () => {
    const upload = await uploadFile(t.owner, 'mine.csv', text(['Company', 'Mine']));
    const [role] = (await t.owner.get('/roles', { filter: { field: 'kind', op: 'eq', value: 'head' } })).body
      .items;
    const permissions = role?.['permissions'] as { fields: object };
    await t.owner.patch(`/roles/${role?.id}`, {
      permissions: { ...permissions, fields: { 'contacts.party': { revenue: 'hidden' } } },
    });
    const head = await t.user('head');
    expect((await head.get(`/imports/${upload.id}`)).status).toBe(404);
    expect((await head.post(`/imports/${upload.id}/run`)).status).toBe(404);
    const { items } = (await head.get<{ items: { entity: string; fields: string[] }[] }>('/imports/targets'))
      .body;
    expect(items.find((i) => i.entity === 'contacts.company')?.fields).not.toContain('revenue');
    expect(items.find((i) => i.entity === 'contacts.company')?.fields).toContain('employees');
    const own = await uploadFile(head, 'own.csv', text(['Company,Revenue', 'Own,5']));
    const plan = {
      ...own.plan,
      steps: [
        {
          entity: 'contacts.company',
          match: [],
          onMatch: 'update',
          isOn: true,
          columns: [{ column: 1, field: 'revenue' }],
        },
      ],
    };
    expect((await head.ask('PUT', `/imports/${own.id}/plan`, plan)).status).toBe(422);
  });

  test('an exact import is for whoever administers', async () => {
    const head = await t.user('head');
    const rows = text(['id,name', '0190a0a0-0000-7000-8000-000000000001,Exact']);
    expect((await uploadFile(head, 'exact.csv', rows)).plan.steps[0]).not.toHaveProperty('isExact', true);
    expect((await uploadFile(t.owner, 'exact.csv', rows)).plan.steps[0]).toHaveProperty('isExact', true);
  });
});
