import { z } from 'zod';
import { conflict, invalidField } from '../../kernel/errors.ts';
import { accessDay } from '../../platform/access/day.ts';
import { Department } from '../../platform/access/organisation.entity.ts';
import { asSystem, demand } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb, type Effect } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { demandDepartments } from './reach.ts';

const name = z.string().trim().min(1).max(200);
const link = z.uuid().nullable().optional();
const made = z.object({ id: z.string() });

/** A new department: anywhere for whoever administers, below the own ones for who manages teams. */
export const addDepartment = defineVerb({
  entity: 'access.department',
  name: 'add',
  onCollection: true,
  needs: 'read',
  input: z.object({ name, parent: link, head: link }),
  output: made,
  run: async (ctx, _, input) => {
    demandDepartments(ctx, [input.parent]);
    const { id } = await createRecord(asSystem(ctx, 'department added'), Department, input);
    return { id };
  },
});

/** Another name, another head, another place in the tree: who sees what changes with it, at once. */
export const arrangeDepartment = defineVerb({
  entity: 'access.department',
  name: 'arrange',
  needs: 'read',
  input: z.object({ name: name.optional(), parent: link, head: link }),
  output: made,
  run: async (ctx, id, input) => {
    const { parent } = await loadRecord(ctx, Department, id);
    const isMoved = input.parent !== undefined && input.parent !== parent;
    demandDepartments(ctx, isMoved ? [id, input.parent] : [id]);
    await updateRecord(asSystem(ctx, 'department arranged'), Department, id, input, { verb: 'arranged' });
    return { id };
  },
});

/** Heads and places in the tree decide who sees what: only the verbs above and whoever administers change them. */
export const departmentGuard: Effect = {
  entity: 'access.department',
  run: async (ctx) => {
    if (ctx.mode !== 'system') demand(ctx, 'administer');
  },
};

/** A tree stays a tree, and no department with people or departments in it goes away. */
export const departmentTree: Effect = {
  entity: 'access.department',
  run: async (ctx, { id, before, after }) => {
    if (after && after['parent'] !== (before?.['parent'] ?? null)) {
      const above = await ctx.db.one(sql`with recursive up(id) as (
          select d.parent_id from department d where d.id = ${id}
          union select d.parent_id from department d join up on d.id = up.id
        ) select 1 from up where id = ${id}`);
      if (above) throw invalidField('parent', 'would_be_a_circle');
    }
    if (after) return;
    const day = accessDay(ctx);
    const used =
      await ctx.db.one(sql`select 1 from department d where d.parent_id = ${id} and d.deleted_at is null
      union all select 1 from department_membership m where m.department_id = ${id} and m.deleted_at is null and m.from <= ${day} and (m.until is null or m.until >= ${day}) limit 1`);
    if (used) throw conflict('department_in_use');
  },
};
