import { Department } from '../../platform/access/organisation.entity.ts';
import { User } from '../../platform/access/user.entity.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { at, type Making } from './context.ts';
import { fullName, newName } from './names.ts';

/** How the sellers are divided: two teams of three and one of two, each with its head first. */
const teams = [
  ['uz', 'ru', 'uz'],
  ['ru', 'uz', 'ru'],
  ['en', 'ru'],
] as const;

/** Departments and sellers, who cannot sign in. Resolves to the sellers' ids, team by team. */
export async function makeStaff(m: Making): Promise<string[][]> {
  const ctx = at(m.ctx, m.today.subtract({ months: 10 }));
  const [root, ...groups] = m.texts.departments;
  const sales = await createRecord(ctx, Department, { name: root });
  const result: string[][] = [];
  for (const [i, languages] of teams.entries()) {
    const department = await createRecord(ctx, Department, {
      name: groups[i],
      parent: sales.id,
      position: i,
    });
    const sellers: string[] = [];
    for (const [place, language] of languages.entries()) {
      const position = place === 0 ? m.texts.positions.head : m.texts.positions.seller;
      const name = fullName(newName(m.random, language));
      const user = await createRecord(ctx, User, {
        name,
        position,
        department: department.id,
        locale: language,
      });
      sellers.push(user.id);
    }
    await updateRecord(ctx, Department, department.id, { head: sellers[0] });
    result.push(sellers);
  }
  return result;
}
