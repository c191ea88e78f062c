import { z } from 'zod';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import { asSystem, type Context, demand, transact } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import type { Values } from '../../platform/module.ts';
import { setDerived } from '../../platform/records/derive.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { CompanyProfile } from '../../platform/settings/company.entity.ts';
import { sampleBatch } from '../sample/public.ts';

/** By which fact each step is known to be done; what the sample company brought does not count. */
const steps: Record<string, (sample: string | null) => Fragment> = {
  company: () =>
    sql`exists (select 1 from audit_entry a join company_profile c on c.id = a.record_id where a.version > 1)`,
  colleague: () =>
    sql`(select count(*) from app_user u where u.deleted_at is null and (u.has_sign_in or u.email is not null)) > 1`,
  customer: (sample) =>
    sql`exists (select 1 from party p where p.deleted_at is null and (${sample}::uuid is null or p.batch_id is distinct from ${sample}::uuid))`,
  deal: () =>
    sql`exists (select 1 from event e where e.record_entity = 'deals.deal' and e.verb in ('move', 'win', 'lose') and not e.is_history)`,
  call: () =>
    sql`exists (select 1 from event e where e.record_entity = 'activities.call' and not e.is_history)`,
};

const answer = z.object({
  /** The company's own record. */
  company: z.string(),
  isDismissed: z.boolean(),
  steps: z.array(z.object({ key: z.string(), isDone: z.boolean() })),
});
const responses = { 200: answer, ...failures };
const tags = ['onboarding'];

/** `/installation/first-steps`: a short list that ticks itself off by what is in the database. */
export function registerFirstSteps(server: Server): void {
  const path = '/api/v1/installation/first-steps';
  server.get(path, { schema: { tags, response: responses } }, async (request) =>
    view(begin(request.ctx, 'read')),
  );
  server.post(`${path}/dismiss`, { schema: { tags, response: responses } }, async (request) => {
    const ctx = begin(request.ctx, 'write');
    await transact(asSystem(ctx, 'first steps dismissed'), async (ctx) => {
      await ctx.db.rows(sql`select 1 from company_profile for update`);
      await setDerived(ctx, CompanyProfile, ctx.app.settings().id ?? '', {
        onboarding: { ...(await noted(ctx)), isDismissed: true },
      });
    });
    return view(ctx);
  });
}

function begin(ctx: Context, kind: 'read' | 'write'): Context {
  demandKeyScope(ctx, null, kind);
  demand(ctx, 'administer');
  return ctx;
}

async function view(ctx: Context): Promise<z.infer<typeof answer>> {
  const sample = await sampleBatch(ctx);
  const facts = Object.entries(steps).map(([key, fact]) => sql`${fact(sample)} as ${sql.ref(key)}`);
  const row = await ctx.db.one<Record<string, boolean>>(sql`select ${sql.join(facts)}`);
  return {
    company: ctx.app.settings().id ?? '',
    isDismissed: Boolean((await noted(ctx))['isDismissed']),
    steps: Object.keys(steps).map((key) => ({ key, isDone: row?.[key] ?? false })),
  };
}

const noted = async (ctx: Context): Promise<Values> =>
  (await loadRecord(ctx, CompanyProfile, ctx.app.settings().id ?? '')).onboarding as Values;
