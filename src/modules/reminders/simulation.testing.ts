import { uuidv7 } from '../../kernel/uuid.ts';
import { sql } from '../../platform/database/sql.ts';
import type { TestApp } from '../../testing/fixture.ts';
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

/** Random doings, each written to the tables and to the model alike. */
export function makeDoings(t: TestApp, random: Random, users: string[], party: string) {
  const all: Work[] = [];
  const save = async (w: Work): Promise<void> => {
    const at = w.at === null ? null : new Date(w.at).toISOString();
    const end = w.at === null ? null : new Date(w.at + HOUR).toISOString();
    const gone = w.isDeleted ? new Date(w.createdAt).toISOString() : null;
    const parts = {
      task: sql`update task set assignee_id = ${w.owner}, due_on = ${w.day}, due_at = ${at}, state = ${w.isOpen ? 'open' : 'done'}, deleted_at = ${gone}`,
      meeting: sql`update meeting set organiser_id = ${w.owner}, starts_at = ${at}, ends_at = ${end}, state = ${w.isOpen ? 'planned' : 'held'}, deleted_at = ${gone}`,
      contact: sql`update planned_contact set assignee_id = ${w.owner}, due_on = ${w.day}, state = ${w.isOpen ? 'planned' : 'done'}, deleted_at = ${gone}`,
      deal: sql`update deal set owner_id = ${w.owner}, expected_on = ${w.day}, outcome = ${w.isOpen ? 'open' : 'lost'}, deleted_at = ${gone}`,
    };
    await t.db.rows(sql`${parts[w.type]} where id = ${w.id}`);
  };
  return {
    all,
    async make(now: number): Promise<void> {
      const type = random.pick(['task', 'task', 'meeting', 'contact', 'contact', 'deal'] as const);
      const w = newWork(type, now);
      all.push(w);
      await insert(w);
      await save(w);
    },
    async change(now: number): Promise<void> {
      const w = all.length ? random.pick(all) : undefined;
      if (!w) return;
      const what = random.pick(['done', 'move', 'move', 'hand over', 'delete', 'reopen'] as const);
      if (what === 'done') w.isOpen = false;
      if (what === 'reopen') Object.assign(w, { isOpen: true, isDeleted: false });
      if (what === 'delete') w.isDeleted = true;
      if (what === 'hand over') w.owner = random.pick(users);
      if (what === 'move') Object.assign(w, moment(w.type, now, w.at !== null));
      await save(w);
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

  async function insert(w: Work): Promise<void> {
    const at = new Date(w.createdAt).toISOString();
    const standard = sql`${at}::timestamptz, ${at}::timestamptz, ${w.maker}::uuid, ${w.isImported ? uuidv7() : null}::uuid`;
    const columns = sql`created_at, updated_at, created_by_id, batch_id`;
    const rows = {
      task: sql`insert into task (id, title, ${columns}) values (${w.id}, 'x', ${standard})`,
      meeting: sql`insert into meeting (id, title, starts_at, ends_at, ${columns}) values (${w.id}, 'x', ${at}, ${at}, ${standard})`,
      contact: sql`insert into planned_contact (id, party_id, due_on, ${columns}) values (${w.id}, ${party}, '2000-01-01', ${standard})`,
      deal: sql`insert into deal (id, name, ${columns}) values (${w.id}, 'x', ${standard})`,
    };
    await t.db.rows(rows[w.type]);
    if (w.guest)
      await t.db.rows(sql`insert into participant (id, meeting_id, user_id, created_at, updated_at)
        values (${uuidv7()}, ${w.id}, ${w.guest}, ${at}, ${at})`);
  }
}
