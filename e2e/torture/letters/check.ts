import type { Site } from '../kills/site.ts';
import type { Api } from '../shared/api.ts';
import { jobsLeft, type Orphans } from './orphans.ts';
import type { PostOffice } from './post-office.ts';
import { type Expected, LATEST } from './work.ts';

type Rows = Pick<Site, 'rows'>;
const LONGEST_WAIT = 100_000;

/** Waits until all that fell due is told, all letters are on their way or given up, and no job is left. */
export async function settle(
  site: Rows,
  orphans: Orphans,
  remindNow: () => Promise<void>,
): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, LATEST));
  await remindNow();
  const end = Date.now() + LONGEST_WAIT;
  for (;;) {
    const wrong = await orphans.look();
    if (!(await jobsLeft(site)) && !(await unsent(site))) return wrong;
    if (Date.now() > end)
      return [...wrong, `after ${LONGEST_WAIT / 1000} s ${await jobsLeft(site)} jobs are left`];
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function unsent(site: Rows): Promise<number> {
  const [row] = await site.rows<{
    count: number;
  }>(`select (select count(*) from mail_letter where state in ('queued', 'sending'))
    + (select count(*) from notification where letter = 'wanted') as count`);
  return Number(row?.count ?? 0);
}

/** Each reminder once on the screen. */
export async function toldWrongly(site: Rows, expected: Expected[]): Promise<string[]> {
  const rows = await site.rows<{ user: string; record: string; kind: string }>(
    `select user_id as "user", record_id as record, kind from notification where kind in ('taskTime', 'meeting', 'contactDay')`,
  );
  const key = (e: { user: string; record: string; kind: string }): string =>
    `${e.kind} of ${e.record} to ${e.user}`;
  const told = Map.groupBy(rows, key);
  const wanted = new Set(expected.map(key));
  return [
    ...[...wanted].filter((k) => !told.has(k)).map((k) => `not told: ${k}`),
    ...[...told].filter(([, all]) => all.length > 1).map(([k, all]) => `told ${all.length} times: ${k}`),
    ...[...told.keys()].filter((k) => !wanted.has(k)).map((k) => `told without a reason: ${k}`),
  ];
}

interface Letter {
  id: string;
  user: string;
  state: string;
  created: string;
}

/** Each letter accepted once, or known as uncertain and shown so; each reminder in one letter. */
export async function sentWrongly(
  site: Rows,
  owner: Api,
  office: PostOffice,
  expected: Expected[],
): Promise<{ wrong: string[]; letters: number; uncertain: number; lost: number }> {
  const letters = await site.rows<Letter>(
    `select id, user_id as "user", state, created_at::text as created from mail_letter order by created_at, id`,
  );
  const accepted = Map.groupBy(office.accepted, (l) => l.id);
  const count = (l: Letter): number => accepted.get(l.id)?.length ?? 0;
  const isRight = (l: Letter): boolean =>
    l.state === 'sent' ? count(l) === 1 : l.state === 'uncertain' && count(l) <= 1;
  const uncertain = letters.filter((l) => l.state === 'uncertain');
  const lost = uncertain.filter((l) => !count(l)).length;
  const cutOff = office.begun() - office.accepted.length;
  return {
    wrong: [
      ...(lost > cutOff ? [`${lost} letters are uncertain, and ${cutOff} were cut off in the middle`] : []),
      ...letters
        .filter((l) => !isRight(l))
        .map((l) => `letter ${l.id} is ${l.state} and was accepted ${count(l)} times`),
      ...[...accepted.keys()]
        .filter((id) => !letters.some((l) => l.id === id))
        .map((id) => `letter ${id} was accepted and is not known`),
      ...(await linesWrong(site, office, letters, expected)),
      ...(await shownWrongly(owner, letters)),
    ],
    letters: letters.length,
    uncertain: uncertain.length,
    lost,
  };
}

/** A line that no accepted letter holds must stand in a letter that is known to be uncertain: its user's first since it was told. */
async function linesWrong(
  site: Rows,
  office: PostOffice,
  letters: Letter[],
  expected: Expected[],
): Promise<string[]> {
  const rows = await site.rows<{ user: string; record: string; at: string }>(
    `select user_id as "user", record_id as record, at::text from notification where kind in ('taskTime', 'meeting', 'contactDay')`,
  );
  const toldAt = new Map(rows.map((r) => [`${r.record} ${r.user}`, r.at]));
  const isOf = new Map(letters.map((l) => [l.id, l.user]));
  return expected.flatMap(({ user, record, word }) => {
    const holding = office.accepted.filter((l) => isOf.get(l.id) === user && l.text.includes(word));
    if (holding.length === 1) return [];
    if (holding.length) return [`${holding.length} letters tell ${user} of ${record}`];
    const at = Date.parse(toldAt.get(`${record} ${user}`) ?? '');
    const letter = letters.find((l) => l.user === user && Date.parse(l.created) >= at);
    const isKnown = letter?.state === 'uncertain' && !office.accepted.some((l) => l.id === letter.id);
    return isKnown ? [] : [`no letter tells ${user} of ${record}: ${JSON.stringify(letter)}`];
  });
}

/** What whoever administers sees of the letters is how they are. */
async function shownWrongly(owner: Api, letters: Letter[]): Promise<string[]> {
  const { body } = await owner.ask<{ items: { id: string; state: string; error: string | null }[] }>(
    'GET',
    'mail-server/letters',
  );
  const stored = new Map(letters.map((l) => [l.id, l.state]));
  if (body.items.length !== Math.min(letters.length, 50)) return [`${body.items.length} letters are shown`];
  return body.items
    .filter((l) => l.state !== stored.get(l.id) || (l.state === 'uncertain') !== (l.error === 'mail_cut_off'))
    .map((l) => `letter ${l.id} is shown as ${l.state}, ${l.error}`);
}
