import type { Condition } from '../../kernel/condition.ts';
import { Territory, TerritoryMember } from '../../platform/access/territory/territory.entity.ts';
import { createRecord } from '../../platform/records/write.ts';
import { AssignmentRule } from '../assignment/public.ts';
import { at, type Making } from './context.ts';

/**
 * The country with its capital below it, and all abroad, each with its team; and a rule that gives leads by turns. It is
 * off: what the company's own programs make must not go to people who are not there.
 */
export async function makeTerritories(m: Making, teams: string[][]): Promise<void> {
  const ctx = at(m.ctx, m.today.subtract({ months: 10 }));
  const [country, capital, abroad] = m.texts.territories;
  const [inCapital = [], inRegions = [], inExport = []] = teams;
  const make = async (
    name: string,
    condition: Condition,
    [head, ...members]: string[],
    place: { parent?: string; position: number },
  ): Promise<string> => {
    const { id } = await createRecord(ctx, Territory, { name, condition, head, isActive: true, ...place });
    const from = m.today.subtract({ months: 10 }).toString();
    for (const user of members) await createRecord(ctx, TerritoryMember, { territory: id, user, from });
    return id;
  };
  const isHere: Condition = { field: 'country', op: 'eq', value: 'UZ' };
  const isAbroad: Condition = {
    all: [
      { field: 'country', op: 'notEmpty' },
      { field: 'country', op: 'ne', value: 'UZ' },
    ],
  };
  const inTheCapital: Condition = {
    any: ['Toshkent', 'Ташкент', 'Tashkent'].map((value) => ({ field: 'city', op: 'eq', value })),
  };
  const parent = await make(country, isHere, inRegions, { position: 0 });
  await make(capital, inTheCapital, inCapital, { parent, position: 0 });
  await make(abroad, isAbroad, inExport, { position: 1 });
  await createRecord(ctx, AssignmentRule, {
    name: m.texts.assignment,
    entity: 'deals.deal',
    gives: { to: 'turns', people: inCapital.map((user) => ({ user })) },
    isActive: false,
  });
}
