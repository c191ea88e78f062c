import type { Random } from '../../../src/testing/random.ts';
import type { Api } from '../shared/api.ts';

/** What somebody is to be told once, on the screen and by letter. */
export interface Expected {
  user: string;
  record: string;
  kind: 'taskTime' | 'meeting' | 'contactDay';
  /** Stands in the title of that record alone. */
  word: string;
}

const SECOND = 1000;
/** Reminders of work with an hour come so long before. */
const BEFORE = 15 * 60 * SECOND;
/** The last of what is made falls due so long after. */
export const LATEST = 4 * SECOND;

/** Work of several people, whose reminders are due by now or within seconds. */
export async function makeWork(
  owner: Api,
  random: Random,
  people: string[],
  party: string,
): Promise<Expected[]> {
  const making = Array.from({ length: random.between(3, 6) }, () => {
    const at = Date.now() + BEFORE + random.between(-20 * SECOND, LATEST);
    const [user, other] = random.pick([people, people.toReversed()]);
    const one = { word: random.word(), user: random.pick(people) };
    return random.pick([
      () => task(owner, one, at),
      () => meeting(owner, { ...one, user: user ?? '' }, other ?? '', at),
      () => contact(owner, one, party),
    ])();
  });
  return (await Promise.all(making)).flat();
}

interface One {
  word: string;
  user: string;
}

async function task(owner: Api, { word, user }: One, at: number): Promise<Expected[]> {
  const record = await make(owner, 'tasks', {
    title: `Torture ${word}`,
    assignee: user,
    dueAt: new Date(at).toISOString(),
  });
  return [{ user, record, kind: 'taskTime', word }];
}

async function meeting(owner: Api, { word, user }: One, other: string, at: number): Promise<Expected[]> {
  const record = await make(owner, 'meetings', {
    title: `Torture ${word}`,
    organiser: user,
    startsAt: new Date(at).toISOString(),
    endsAt: new Date(at + 3600 * SECOND).toISOString(),
    participants: [{ user: other }],
  });
  return [user, other].map((told) => ({ user: told, record, kind: 'meeting', word }));
}

async function contact(owner: Api, { word, user }: One, party: string): Promise<Expected[]> {
  const dueOn = Temporal.Now.zonedDateTimeISO('Asia/Tashkent').toPlainDate().toString();
  const topic = `Torture ${word}`;
  const record = await make(owner, 'planned-contacts', { topic, party, assignee: user, dueOn });
  return [{ user, record, kind: 'contactDay', word }];
}

async function make(owner: Api, route: string, body: object): Promise<string> {
  const answer = await owner.ask<{ id: string }>('POST', route, body);
  if (answer.status !== 201) throw new Error(`${route}: ${answer.status} ${answer.text}`);
  return answer.body.id;
}

/** Colleagues who want a letter of everything, at any hour. */
export async function makePeople(people: Api[]): Promise<string[]> {
  return Promise.all(
    people.map(async (person) => {
      const wishes = {
        off: [],
        morning: '00:00',
        quietFrom: null,
        quietUntil: null,
        isDigest: false,
        isByLetter: true,
      };
      const kept = await person.ask('PUT', 'me/reminders', wishes);
      if (kept.status !== 200) throw new Error(`wishes: ${kept.text}`);
      const me = await person.ask<{ id: string; user?: { id: string } }>('GET', 'me');
      return me.body.user?.id ?? me.body.id;
    }),
  );
}
