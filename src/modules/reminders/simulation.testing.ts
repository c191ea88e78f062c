import { uuidv7 } from '../../kernel/uuid.ts';
import type { Db } from '../../platform/database/connection.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import type { Random } from '../../testing/random.ts';

/** Work as the model knows it; the same lies in the tables. */
export interface Work {
  id: string;
  type: 'task' | 'meeting' | 'contact' | 'deal';
  owner: string;
  guest: string | null;
  /** A day, or for a meeting and some tasks an instant in milliseconds. */
  day: string | null;
  at: number | null;
  isOpen: boolean;
  isDeleted: boolean;
  createdAt: number;
  maker: string;
  isImported: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than the days of grace after the latest reminder of a day, three days late, in any zone. */
const FORGOTTEN_DAYS = 12;

/** Random doings, each in the model at once and, with all of its step, in the tables by `write`. */
export function makeDoings(db: Db, random: Random, users: string[], party: string) {
  let all: Work[] = [];
  let pending: Fragment[] = [];
  return {
    all: (): Work[] => all,
    make(now: number): void {
      const type = random.pick(['task', 'task', 'meeting', 'contact', 'contact', 'deal'] as const);
      const w = newWork(type, now);
      all.push(w);
      pending.push(...inserting(w, party));
    },
    change(now: number): void {
      const w = all.length ? random.pick(all) : undefined;
      if (!w) return;
      const what = random.pick(['done', 'move', 'move', 'hand over', 'delete', 'reopen'] as const);
      if (what === 'done') w.isOpen = false;
      if (what === 'reopen') Object.assign(w, { isOpen: true, isDeleted: false });
      if (what === 'delete') w.isDeleted = true;
      if (what === 'hand over') w.owner = random.pick(users);
      if (what === 'move') Object.assign(w, moment(w.type, now, w.at !== null));
      pending.push(updating(w));
    },
    /** In their order; one waits for them all only at the end. */
    async write(): Promise<void> {
      const statements = pending;
      pending = [];
      if (statements.length)
        await db.transaction((tx) => Promise.all(statements.map((statement) => tx.rows(statement))));
    },
    /** What is so long ago that nothing can be told of it stays in the tables, and is expected and touched no more. */
    forget(now: number): void {
      const long = now - FORGOTTEN_DAYS * 24 * HOUR;
      all = all.filter((w) => (w.at ?? Date.parse(`${w.day}T00:00:00Z`)) >= long);
    },
  };

  function newWork(type: Work['type'], now: number): Work {
    return {
      id: uuidv7(),
      type,
      owner: random.pick(users),
      guest: type === 'meeting' && random.chance(0.6) ? random.pick(users) : null,
      ...moment(type, now, type === 'meeting' || (type === 'task' && random.chance(0.5))),
      isOpen: true,
      isDeleted: false,
      createdAt: now,
      maker: random.pick(users),
      isImported: random.chance(0.1),
    };
  }

  function moment(type: Work['type'], now: number, hasHour: boolean): Pick<Work, 'day' | 'at'> {
    if (hasHour) return { day: null, at: now + random.between(-10, 60 * 40) * MINUTE };
    const from = type === 'contact' ? -4 : -2;
    return { day: new Date(now + random.between(from, 3) * 24 * HOUR).toISOString().slice(0, 10), at: null };
  }
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function inserting(w: Work, party: string): Fragment[] {
  const made = instant(w.createdAt);
  const at = instant(w.at);
  const standard = sql`${made}::timestamptz, ${made}::timestamptz, ${w.maker}::uuid, ${w.isImported ? uuidv7() : null}::uuid`;
  const columns = sql`created_at, updated_at, created_by_id, batch_id`;
  const rows = {
    task: sql`insert into task (id, title, assignee_id, due_on, due_at, ${columns}) values (${w.id}, 'x', ${w.owner}, ${w.day}, ${at}, ${standard})`,
    meeting: sql`insert into meeting (id, title, organiser_id, starts_at, ends_at, ${columns})
      values (${w.id}, 'x', ${w.owner}, ${at}, ${instant((w.at ?? 0) + HOUR)}, ${standard})`,
    contact: sql`insert into planned_contact (id, party_id, assignee_id, due_on, ${columns}) values (${w.id}, ${party}, ${w.owner}, ${w.day}, ${standard})`,
    deal: sql`insert into deal (id, name, owner_id, expected_on, ${columns}) values (${w.id}, 'x', ${w.owner}, ${w.day}, ${standard})`,
  };
  const guest = sql`insert into participant (id, meeting_id, user_id, created_at, updated_at)
    values (${uuidv7()}, ${w.id}, ${w.guest}, ${made}, ${made})`;
  return w.guest ? [rows[w.type], guest] : [rows[w.type]];
}

function updating(w: Work): Fragment {
  const at = instant(w.at);
  const end = instant(w.at === null ? null : w.at + HOUR);
  const gone = w.isDeleted ? instant(w.createdAt) : null;
  const parts = {
    task: sql`update task set assignee_id = ${w.owner}, due_on = ${w.day}, due_at = ${at}, state = ${w.isOpen ? 'open' : 'done'}, deleted_at = ${gone}`,
    meeting: sql`update meeting set organiser_id = ${w.owner}, starts_at = ${at}, ends_at = ${end}, state = ${w.isOpen ? 'planned' : 'held'}, deleted_at = ${gone}`,
    contact: sql`update planned_contact set assignee_id = ${w.owner}, due_on = ${w.day}, state = ${w.isOpen ? 'planned' : 'done'}, deleted_at = ${gone}`,
    deal: sql`update deal set owner_id = ${w.owner}, expected_on = ${w.day}, outcome = ${w.isOpen ? 'open' : 'lost'}, deleted_at = ${gone}`,
  };
  return sql`${parts[w.type]} where id = ${w.id}`;
}
