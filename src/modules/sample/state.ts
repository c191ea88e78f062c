import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Values } from '../../platform/module.ts';
import { setDerived } from '../../platform/records/derive.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { CompanyProfile } from '../../platform/settings/company.entity.ts';

/** How the sample company stands; kept with the company's first steps. */
export interface SampleState {
  state: 'none' | 'filling' | 'ready' | 'removing' | 'failed';
  /** Everything that belongs to it carries this batch. */
  batch?: string;
  seed?: number;
  /** Per cent. */
  progress?: number;
  /** Of the last removal: what stayed, because the company's own records need it. */
  kept?: { entity: string; id: string; title: string }[];
}

export async function sampleState(ctx: Context): Promise<SampleState> {
  return ((await onboarding(ctx))['sample'] as SampleState | undefined) ?? { state: 'none' };
}

export async function setSampleState(ctx: Context, sample: SampleState): Promise<void> {
  const { id } = ctx.app.settings();
  if (id) await setDerived(ctx, CompanyProfile, id, { onboarding: { ...(await onboarding(ctx)), sample } });
}

/** The row is locked, so that two who begin at once follow each other. */
export async function lockedState(ctx: Context): Promise<SampleState> {
  await ctx.db.rows(sql`select 1 from company_profile for update`);
  return sampleState(ctx);
}

async function onboarding(ctx: Context): Promise<Values> {
  const { id } = ctx.app.settings();
  return id ? ((await loadRecord(ctx, CompanyProfile, id)).onboarding as Values) : {};
}
