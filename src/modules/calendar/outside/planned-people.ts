import type { Context } from '../../../platform/context.ts';
import type { Attendee, Entry } from '../ical/entry.ts';
import { hiding } from './hiding.ts';
import {
  colleagueRows,
  guestRows,
  type MeetingRow,
  type PersonRow,
  participantRows,
  type SeriesRow,
} from './rows.ts';

export interface People {
  /** Who arranges it and who takes part; nobody arranges what nobody else takes part in. */
  of(id: string, organiser: string | null): Pick<Entry, 'organiser' | 'attendees'>;
}

export async function allPeople(ctx: Context, meetings: MeetingRow[], series: SeriesRow[]): Promise<People> {
  const { hidesPeople } = hiding(ctx);
  if (hidesPeople) return { of: () => ({ organiser: null, attendees: [] }) };
  const ids = (rows: { id: string }[]): string[] => rows.map((r) => r.id);
  const parts = await participantRows(ctx, ids(meetings));
  const guests = await guestRows(ctx, ids(series));
  const arrangers = [...meetings, ...series].flatMap((r) => r.organiser ?? []);
  const colleagues = await colleagueRows(ctx, [...new Set(arrangers)]);
  const byRecord = Map.groupBy([...parts, ...guests], (p) => p.of);
  const arranging = new Map(colleagues.map((c) => [c.id, c]));
  return {
    of: (id, organiser) => {
      const attendees = (byRecord.get(id) ?? []).filter((p) => !p.user || p.user !== organiser).map(attendee);
      const who = organiser ? arranging.get(organiser) : undefined;
      return { attendees, organiser: who && attendees.length ? { ...who, answer: 'accepted' } : null };
    },
  };
}

const attendee = ({ id, name, email, answer }: PersonRow): Attendee => ({ id, name, email, answer });
