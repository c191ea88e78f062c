import type { Api } from '../shared/api.ts';
import { brokenInvariants } from '../shared/invariants.ts';
import type { Site } from './site.ts';
import type { Acknowledged } from './writers.ts';

const LONGEST_WAIT = 60_000;

/** What was acknowledged and is lost, and what stands half-written. */
export async function lost(site: Pick<Site, 'rows'>, api: Api, noted: Acknowledged): Promise<string[]> {
  const list = (ids: string[]): string => (ids.length ? ids.map((id) => `'${id}'`).join(',') : 'null');
  const queries: Record<string, string> = {
    'an acknowledged customer': `select x as id from unnest('{${noted.companies}}'::uuid[]) x
      where not exists (select from party where id = x)`,
    'an acknowledged deal': `select x as id from unnest('{${noted.deals}}'::uuid[]) x
      where not exists (select from deal where id = x)`,
    'the deletion of a deal': `select id from deal where id in (${list(noted.deleted)}) and deleted_at is null`,
    'an acknowledged change': `select c->>'id' as id from jsonb_array_elements('${JSON.stringify(noted.changes)}'::jsonb) c
      where not exists (select from audit_entry a where a.record_id = (c->>'id')::uuid and a.changes->'legalName'->>1 = c->>'value')`,
    'a customer’s channels': `select id from party where name like 'Torture %'
      and (select count(*) from channel where party_id = party.id) <> 2`,
    'a deal’s lines': `select id from deal where name like 'Torture %' and (select count(*) from deal_line where deal_id = deal.id) <> 3`,
  };
  const found: string[] = [];
  for (const [name, sql] of Object.entries(queries)) {
    const rows = await site.rows<{ id: string }>(sql);
    if (rows.length) found.push(`lost: ${name}: ${rows.length} times, as ${rows[0]?.id}`);
  }
  return [...found, ...(await lostFiles(api, noted)), ...(await brokenInvariants(site.rows))];
}

async function lostFiles(api: Api, noted: Acknowledged): Promise<string[]> {
  const found: string[] = [];
  for (const { id, text } of noted.files) {
    const answer = await api.ask('GET', `files/${id}/content`);
    if (answer.text !== text)
      found.push(`lost: the bytes of file ${id}: ${answer.status}, ${answer.text.length} of ${text.length}`);
  }
  return found;
}

/**
 * Waits until every job that was begun is through, and the longest that one which a killed worker had in hand lay before
 * another worker took it up.
 */
export async function settle(site: Pick<Site, 'rows'>, noted: Acknowledged): Promise<string[]> {
  const end = Date.now() + LONGEST_WAIT;
  for (;;) {
    const open = await site.rows<{ id: string; state: string }>(
      `select id, state from import where state = 'running'`,
    );
    if (!open.length) break;
    if (Date.now() > end)
      return [
        `${open.length} imports do not go on within ${LONGEST_WAIT / 1000} s: ${JSON.stringify(open[0])} ${JSON.stringify(await jobs(site))}`,
      ];
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const wrong: string[] = [];
  const done = await site.rows<{ id: string; state: string; created: number; name: string; found: number }>(
    `select i.id, i.state, i.created, i.name, (select count(*)::int from party p
      where p.name like 'Imported ' || replace(i.name, '.csv', '') || ' %') as found from import i where i.run_id is not null`,
  );
  for (const i of done) {
    const rows = noted.imports.find((n) => n.id === i.id)?.rows ?? 900;
    if (i.state !== 'done' || i.created !== rows || i.found !== rows)
      wrong.push(`import ${i.id}: ${i.state}, ${i.created} counted and ${i.found} there, of ${rows}`);
  }
  return wrong;
}

const jobs = (site: Pick<Site, 'rows'>): Promise<unknown[]> =>
  site.rows(`select name, state, retry_count, retry_limit, start_after, started_on, heartbeat_on from pgboss.job where name like 'transfer%'
    and state not in ('completed') limit 3`);
