import type { Statement } from '../src/platform/database/sql.ts';
import type { Installation } from './installation.ts';

/** One thing that users wait for, measured through HTTP. */
export interface Figure {
  name: string;
  path: string;
  method: 'GET' | 'POST';
  body?: string;
  /** The head who sees a fiftieth of everything, unless somebody else is named. */
  by?: 'owner';
  /** At least this share of the bare route's answers a second. */
  target: number;
  /**
   * Rows that scans may read for each row of the answer at scale 0.1, and how many times as many buffers as at 0.01.
   * Names are asked for row by row, and a table of a page (stages) is read whole for each.
   * Totals read what they add up, and a search what it finds, so they grow with the data. The list grows at first: over little data the planner sorts
   * all that the reader sees, over much it walks the index of amounts until the page is full.
   */
  budget?: { readPerRow: number; growth: number };
}

const filter = (condition: unknown): string => encodeURIComponent(JSON.stringify(condition));
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const open = { field: 'outcome', op: 'eq', value: 'open' };

export const figuresFor = ({
  company,
  sellers,
  report,
}: Pick<Installation, 'company' | 'sellers' | 'report'>): Figure[] => [
  {
    name: 'record by id',
    path: `/api/v1/companies/${company}`,
    method: 'GET',
    target: 0.75,
    budget: { readPerRow: 100, growth: 1.5 },
  },
  {
    name: 'list of 50, filtered, sorted, with names',
    path: `/api/v1/deals?limit=50&sort=-amount&filter=${filter(open)}&fields=name,party,owner,stage,amount,expectedOn`,
    method: 'GET',
    target: 0.8,
    budget: { readPerRow: 130, growth: 24 },
  },
  {
    name: 'search of a part of a name',
    path: '/api/v1/search?q=tashkentov%2015&entity=contacts.party',
    method: 'GET',
    target: 0.7,
    budget: { readPerRow: 1500, growth: 15 },
  },
  {
    name: 'board: totals by stage',
    path: `/api/v1/aggregate?entity=deals.deal&groups=${filter([{ field: 'stage' }])}&measures=${filter([{ fn: 'count' }, { fn: 'sum', field: 'amount' }])}&filter=${filter(open)}`,
    method: 'GET',
    target: 0.8,
    budget: { readPerRow: 1500, growth: 11 },
  },
  {
    name: 'pipeline totals',
    path: '/api/v1/figures?metrics=deals.pipeline,deals.open,deals.won,deals.winRate&group=owner',
    method: 'GET',
    target: 0.8,
    budget: { readPerRow: 1500, growth: 11 },
  },
  {
    name: 'my day',
    path: '/api/v1/my-day',
    method: 'GET',
    target: 0.7,
    budget: { readPerRow: 100, growth: 10 },
  },
  {
    name: 'calendar of fifty people for a week',
    path: `/api/v1/calendar?from=${day(0)}&to=${day(6)}&users=${sellers.join(',')}`,
    method: 'GET',
    by: 'owner',
    target: 0.7,
    budget: { readPerRow: 30, growth: 9 },
  },
  {
    name: 'report: deals by stage and responsible',
    path: `/api/v1/reports/${report}/answer`,
    method: 'GET',
    by: 'owner',
    target: 0.7,
    budget: { readPerRow: 900, growth: 11 },
  },
  {
    name: 'create with audit, outbox and search',
    path: '/api/v1/companies',
    method: 'POST',
    body: JSON.stringify({ name: 'New company [<id>]', city: 'Tashkent' }),
    target: 0.4,
  },
];

/** What the bare route does to be compared with a create: two inserts, nothing else. */
export const bareCreate: Statement[] = [
  {
    text: `insert into party (id, kind, name, city, segments, created_at, updated_at, version, custom) values (($1)::uuid, 'company', 'New company', 'Tashkent', '{}', now(), now(), 1, '{}')`,
    values: ['%id%'],
  },
  {
    text: `insert into event (id, at, verb, data, is_history) values (($1)::uuid, now(), 'created', '{}', false)`,
    values: ['%id%'],
  },
];
