import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Intake, Values } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { Employment } from './relations.entity.ts';

/** A person's company, position and department become an employment; several, where they stand in several lines. */
export const employmentOfTable: Intake = {
  entity: 'contacts.person',
  fields: ['company', 'position'],
  columns: { 'employment.department': { entity: 'contacts.employment', field: 'department' } },
  hasLines: true,
  take: async (ctx, id, values, isNew) => {
    const works = worksIn(values);
    let known = isNew ? [] : await presentOf(ctx, id);
    let isChanged = false;
    for (const [i, work] of works.entries()) {
      const isOurs = await takeWork(ctx, id, work, known, i === 0);
      if (isOurs && works.length > 1) known = await presentOf(ctx, id);
      isChanged ||= isOurs;
    }
    return isChanged;
  },
};

interface Work {
  company: string | null;
  position: string | null;
  department: string | null;
}

function worksIn(values: Values): Work[] {
  const linesOf = (name: string): string[] => {
    const text = values[name];
    return typeof text === 'string' ? text.split('\n').map((line) => line.trim()) : [];
  };
  const [companies, positions, departments] = ['company', 'position', 'employment.department'].map(linesOf);
  const count = Math.max(companies?.length ?? 0, 1);
  return Array.from({ length: count }, (_, i) => ({
    company: companies?.[i] || null,
    // A position of several lines at one company is still one.
    position: (count === 1 ? positions?.join(' ').trim() : positions?.[i]) || null,
    department: (count === 1 ? departments?.join(' ').trim() : departments?.[i]) || null,
  }));
}

type Known = Awaited<ReturnType<typeof presentOf>>;

async function takeWork(
  ctx: Context,
  person: string,
  { company, ...rest }: Work,
  known: Known,
  isMain: boolean,
): Promise<boolean> {
  const same = company ? known.find((k) => k.company === company) : known[0];
  if (!same && !company) return false;
  if (!same) {
    await createRecord(ctx, Employment, { person, company, ...rest, isMain });
    return true;
  }
  const news = Object.entries(rest).filter(
    ([name, value]) => value && same[name as keyof typeof rest] !== value,
  );
  if (!news.length) return false;
  await updateRecord(ctx, Employment, same.id, Object.fromEntries(news));
  return true;
}

const presentOf = (ctx: Context, person: string) =>
  loadRecords(
    ctx,
    Employment,
    sql`t.person_id = ${person} and t.until is null`,
    sql`t.is_main desc, t.id desc`,
  );
