import type { Site } from '../kills/site.ts';

interface Job {
  id: string;
  name: string;
  state: string;
  started: string;
  now: string;
}
const OURS = `name in ('reminders.remind', 'mail.deliver')`;
const LONGEST_S = 60;

/** Jobs that a killed worker had in hand, and how long each lay, with a worker there, before one took it up. */
export interface Orphans {
  /** To be called while no worker lives: whatever is at work then is not. */
  note(): Promise<void>;
  /** A worker lives again. */
  back(): void;
  /** Takes account of those that were taken up since; resolves to all that was wrong so far. */
  look(): Promise<string[]>;
  count: number;
  longest: number;
}

export function watchOrphans(site: Pick<Site, 'rows'>): Orphans {
  const open = new Map<string, Job>();
  const wrong: string[] = [];
  /** Without a worker. */
  const gaps: { from: number; to: number }[] = [];
  const gapsWithin = (from: number, to: number): number =>
    gaps.reduce((sum, gap) => sum + Math.max(0, Math.min(to, gap.to) - Math.max(from, gap.from)), 0);
  const orphans: Orphans = {
    count: 0,
    longest: 0,
    note: async () => {
      gaps.push({ from: Date.now(), to: Number.POSITIVE_INFINITY });
      await orphans.look();
      for (const job of await jobs(site, `state = 'active' and ${OURS}`)) {
        if (open.has(job.id)) continue;
        open.set(job.id, job);
        orphans.count++;
      }
    },
    back: () => {
      const gap = gaps.at(-1);
      if (gap) gap.to = Date.now();
    },
    look: async () => {
      for (const job of await jobs(site, `id = any($1)`, [[...open.keys()]])) {
        const before = open.get(job.id);
        if (!before) continue;
        const isTaken = job.started !== before.started;
        const [from, to] = [Date.parse(before.now), Date.parse(isTaken ? job.started : job.now)];
        const waited = (to - from - gapsWithin(from, to)) / 1000;
        const isLate = waited > LONGEST_S;
        if (isTaken || isLate || job.state === 'failed') open.delete(job.id);
        if (isTaken) orphans.longest = Math.max(orphans.longest, waited);
        if (job.state === 'failed') wrong.push(`${job.name} ${job.id} was given up`);
        else if (isLate)
          wrong.push(`${job.name} ${job.id} lay for ${waited} s, ${isTaken ? 'then ran' : 'and lies'}`);
      }
      return wrong;
    },
  };
  return orphans;
}

const jobs = (site: Pick<Site, 'rows'>, where: string, values?: unknown[]): Promise<Job[]> =>
  site.rows(
    `select id, name, state::text, started_on::text as started, clock_timestamp()::text as now from pgboss.job where ${where}`,
    values,
  );

/** How many of our jobs are under way or wait to be; none once everything is through. */
export async function jobsLeft(site: Pick<Site, 'rows'>): Promise<number> {
  const [row] = await site.rows<{ count: number }>(
    `select count(*)::int from pgboss.job where ${OURS} and state in ('created', 'retry', 'active')`,
  );
  return row?.count ?? 0;
}
