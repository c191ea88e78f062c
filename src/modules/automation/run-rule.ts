import { DomainError } from '../../kernel/errors.ts';
import { asSystem, type Cause, type Context, transact, userContext } from '../../platform/context.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { perform } from './actions/perform.ts';
import { missingRights } from './checking/rights.ts';
import type { ActionResult, RunTrigger } from './parts.rules.ts';
import { AutomationRule } from './rule.entity.ts';
import type { Rule } from './rules-stored.ts';
import { begin, type Ended, end, isTooOften } from './runs.ts';
import { holds, loadSubject } from './subject.ts';
import { tellTrouble } from './trouble.ts';

export interface Occasion {
  record: string;
  /** Event, moment or beginning: with rule and record it happens once. */
  key: string;
  trigger: RunTrigger;
  cause?: Cause | undefined;
}
/** So many rules may follow from one another. */
const DEEPEST = 3;

/**
 * Runs a rule on a record, once for the occasion: the line in the log and what the rule does are one transaction, so
 * that whoever comes second, or again after a kill, finds the line and does nothing.
 */
export function runRule(ctx: Context, rule: Rule, occasion: Occasion): Promise<void> {
  return transact(ctx, async (ctx) => {
    const run = await begin(ctx, rule, occasion);
    if (!run) return;
    const ended = await outcomeOf(ctx, rule, run, occasion);
    await end(ctx, run, ended);
    if (ended.outcome === 'failed') await tellTrouble(ctx, rule, 'ruleFailed');
    if (ended.outcome === 'stopped') await tellTrouble(ctx, rule, 'ruleStopped');
  });
}

async function outcomeOf(ctx: Context, rule: Rule, run: string, occasion: Occasion): Promise<Ended> {
  const stopped = await circling(ctx, rule, occasion);
  if (stopped) return stopped;
  const reading = asSystem(ctx, 'conditions of automation');
  const entity = ctx.app.registry.find(rule.entity);
  if (!entity || !(await holds(reading, entity, occasion.record, null)))
    return { outcome: 'skipped', reason: 'record_gone' };
  if (!(await holds(reading, entity, occasion.record, rule.condition)))
    return { outcome: 'skipped', reason: 'condition_not_met' };
  const voucher = rule.switchedOnBy ? await userContext(ctx.app, rule.switchedOnBy) : undefined;
  if (!voucher) return { outcome: 'failed', reason: 'voucher_gone' };
  if (missingRights(voucher.grants, entity, rule).length)
    return { outcome: 'failed', reason: 'voucher_lost_rights' };
  return act(ctx, rule, run, occasion, { ...voucher, db: ctx.db, now: ctx.now });
}

/** Rules that feed each other are stopped: by the chain of what led here, and by how often it happens all the same. */
async function circling(ctx: Context, rule: Rule, { cause, record }: Occasion): Promise<Ended | undefined> {
  const chain = cause?.chain ?? [];
  const isAgain = chain.some((link) => link.rule === rule.id && link.record === record);
  const reason = isAgain
    ? 'same_rule_again'
    : chain.length >= DEEPEST
      ? 'too_deep'
      : (await isTooOften(ctx, rule, record))
        ? 'too_often'
        : undefined;
  if (!reason) return undefined;
  if (!rule.isLooping)
    await updateRecord(asSystem(ctx, 'a rule runs in a circle'), AutomationRule, rule.id, {
      isLooping: true,
    });
  return { outcome: 'stopped', reason };
}

/** All of it or nothing: what one action refuses takes back those before it. */
async function act(
  ctx: Context,
  rule: Rule,
  run: string,
  occasion: Occasion,
  voucher: Context,
): Promise<Ended> {
  const acting = actingFor(ctx, rule, run, occasion);
  const entity = ctx.app.registry.entity(rule.entity);
  let current = rule.actions[0]?.do;
  try {
    const results = await ctx.db.attempt(async () => {
      const done: ActionResult[] = [];
      for (const action of rule.actions) {
        current = action.do;
        const subject = await loadSubject(acting, voucher, entity, occasion.record);
        done.push(await perform(acting, rule, run, action, subject));
      }
      return done;
    });
    return { outcome: 'done', results };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || !current) throw error;
    const { code, params, problems } = refusal;
    return {
      outcome: 'failed',
      reason: 'action_refused',
      results: [{ do: current, is: 'failed', code, params, problems }],
    };
  }
}

/** What would be refused again however often it is tried; everything else is for the next try. */
function refusalOf(error: unknown): Pick<DomainError, 'code' | 'params' | 'problems'> | undefined {
  if (error instanceof DomainError) return error;
  // Values and constraints that the database itself has something against.
  const isData = /^2[23]/.test((error as { code?: string }).code ?? '');
  return isData ? { code: 'internal', params: {}, problems: [] } : undefined;
}

/** As if by hand, with all that the declaration asks, but for the program's own reason, and undone as one. */
function actingFor(ctx: Context, rule: Rule, run: string, { cause, record }: Occasion): Context {
  const chain = [...(cause?.chain ?? []), { rule: rule.id, record }];
  const system = asSystem(ctx, 'a rule of automation');
  return {
    ...system,
    mode: 'live',
    reason: `automation ${rule.name}`,
    batch: run,
    cause: { rule: rule.id, name: rule.name, chain },
  };
}
