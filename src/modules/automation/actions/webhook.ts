import { conflict } from '../../../kernel/errors.ts';
import { uuidv7 } from '../../../kernel/uuid.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import type { ActionResult, WebhookAction } from '../parts.rules.ts';
import type { Rule } from '../rules-stored.ts';
import type { Subject } from '../subject.ts';
import { Webhook } from '../webhook.entity.ts';

/** What is sent is put down now, as whoever vouches for the rule sees the record; a job of its own sends it. */
export async function queueWebhook(
  ctx: Context,
  rule: Rule,
  run: string,
  { webhook }: WebhookAction,
  { entity, id, shown }: Subject,
): Promise<ActionResult> {
  const [known] = await loadRecords(ctx, Webhook, sql`t.id = ${webhook}`);
  if (!known) throw conflict('webhook_gone');
  const delivery = uuidv7();
  const stamp = ctx.now.toISOString();
  const body = JSON.stringify({
    type: `automation.${entity.name}`,
    timestamp: stamp,
    data: { rule: { id: rule.id, name: rule.name }, entity: entity.name, record: { ...shown, id } },
  });
  await ctx.db.rows(sql`insert into automation_delivery (id, run_id, webhook_id, body, state, attempts, created_at)
    values (${delivery}, ${run}, ${webhook}, ${body}, 'queued', '[]', ${stamp})`);
  await ctx.app.jobs.enqueue(ctx, 'automation.deliver', { id: delivery });
  return { do: 'webhook', is: 'queued', delivery, webhook };
}
