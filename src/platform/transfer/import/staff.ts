import { fold } from '../../../kernel/fold.ts';
import type { ColumnProfile } from '../parse/profile.ts';
import type { Step } from './plan.ts';

const seller = [
  'sales agent',
  'sales rep',
  'seller',
  'agent',
  'employee',
  'менеджер',
  'продавец',
  'сотрудник',
  'sotuvchi',
  'xodim',
];
const manager = ['manager', 'team lead', 'supervisor', 'руководитель', 'начальник', 'rahbar'];
const office = [
  'regional office',
  'office',
  'region',
  'department',
  'филиал',
  'офис',
  'отдел',
  'подразделение',
  'filial',
  'boʻlim',
];

/**
 * A list of staff with their superiors and offices feeds departments and users: an office becomes a department, each
 * manager's team a department below it that the manager heads, and every name a user without sign-in.
 */
export function staffSteps(profile: ColumnProfile[]): Step[] | null {
  const find = (words: string[]): number =>
    profile.findIndex((p) => words.some((w) => fold(p.header.replaceAll('_', ' ')) === fold(w)));
  const [person, head, place] = [find(seller), find(manager), find(office)];
  if (person < 0 || head < 0) return null;
  const step = (entity: string, columns: [number, string][]): Step => ({
    entity,
    columns: columns.filter(([c]) => c >= 0).map(([column, field]) => ({ column, field })),
    match: ['name'],
    onMatch: 'update',
    isOn: true,
  });
  return [
    ...(place >= 0 ? [step('access.department', [[place, 'name']])] : []),
    step('access.user', [[head, 'name']]),
    step('access.department', [
      [head, 'name'],
      [place, 'parent'],
      [head, 'head'],
    ]),
    step('access.user', [
      [head, 'name'],
      [head, 'department'],
    ]),
    step('access.user', [
      [person, 'name'],
      [head, 'department'],
    ]),
  ];
}
