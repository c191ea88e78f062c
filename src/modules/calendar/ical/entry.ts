import type { JComponent } from './jcal.ts';

/** A day, or a moment that was arranged on the clock of a zone (IANA name). */
export type When = { day: string } | { at: string; zone: string };

export interface Attendee {
  /** Null for somebody without an address; `id` then names them. */
  email: string | null;
  id: string | null;
  name: string | null;
  answer: 'waiting' | 'accepted' | 'declined';
}

/** What an iCalendar event or task says, apart from how it is written. */
export interface Entry {
  kind: 'event' | 'task';
  uid: string;
  title: string | null;
  place: string | null;
  text: string | null;
  start: When | null;
  /** An event's end (of days: the first day after it), a task's due time. */
  end: When | null;
  state: 'planned' | 'done' | 'cancelled';
  isImportant: boolean;
  /** Alarms and the like, of the reader's own program. */
  personal: JComponent | null;
  createdAt: string | null;
  modifiedAt: string | null;
  sequence: number;
  organiser: Attendee | null;
  attendees: Attendee[];
  repeats: Repeats | null;
  /** The day of its series that it stands for; null for a series itself and for what does not repeat. */
  occursOn: string | null;
  /** Meetings of this series that differ from it. */
  overrides: Entry[];
}

/** RFC 5545 without UNTIL and COUNT, and days as those of the zone in which the series begins. */
export interface Repeats {
  rule: string;
  until: string | null;
  times: number | null;
  exceptDays: string[];
}
