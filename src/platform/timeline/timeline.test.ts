import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, signedIn } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { Role, RoleAssignment } from '../access/organisation.entity.ts';
import { transact } from '../context.ts';
import { createRecord } from '../records/write.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function colleague(fields: object): Promise<Client> {
  const { id } = await t.user([], { name: 'Anna' });
  const right = { read: 'all', write: 'all', remove: 'all', create: true, export: true };
  await transact(t.system(), async (ctx) => {
    const role = await createRecord(ctx, Role, {
      name: `Role ${id}`,
      permissions: { entities: { '*': right }, fields, rights: [] },
    });
    await createRecord(ctx, RoleAssignment, { user: id, role: role.id, from: '2020-01-01' });
  });
  t.app.access.forget();
  return signedIn(t.app, t.server, id, 'Anna');
}

test('a record whose customer is hidden from the reader stands on no customer’s line, but on its own', async () => {
  const party = (await t.owner.post('/companies', { name: 'Acme' })).body.id;
  const deal = (await t.owner.post('/deals', { name: 'Chairs', party })).body.id;
  const onLine = async (who: Client, path: string): Promise<(string | undefined)[]> => {
    const { body } = await who.get<{ items: { entity: string; record: string }[] }>(`${path}/timeline`);
    return body.items.map((i) => i.record).filter((id) => id === deal);
  };
  const blinkered = await colleague({ 'deals.deal': { party: 'hidden' } });
  expect(await onLine(await colleague({}), `/companies/${party}`)).toEqual([deal]);
  expect(await onLine(blinkered, `/companies/${party}`)).toEqual([]);
  expect(await onLine(blinkered, `/deals/${deal}`)).toEqual([deal]);
});
