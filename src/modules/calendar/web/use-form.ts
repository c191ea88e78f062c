import { useState } from 'react';
import type { Link } from '../../../web/api/records.ts';
import { useMe } from '../../../web/api/session.ts';
import type { Person } from './calendar-data.ts';
import { draftOfRecord, type FormDraft, type What } from './form/form-draft.ts';
import type { Opened } from './form/use-save.ts';
import { clockText } from './grid/clock.ts';
import type { Draft } from './grid/use-drag.ts';
import { readRule } from './repeat/rule.ts';

interface Shown {
  key: number;
  first: FormDraft;
  opened: Opened | null;
}

/** The form over the calendar: opened on drawn time, by a key, or on a meeting there is. */
export function useForm(people: Person[], timeZone: string) {
  const me = useMe();
  const [shown, setShown] = useState<Shown | null>(null);
  const show = (first: FormDraft, opened: Opened | null): void =>
    setShown({ key: Date.now(), first, opened });
  const ownerOf = (user: string): Link => {
    const person = people.find((p) => p.id === user);
    return person ? { id: person.id, name: person.name } : { id: me.id, name: me.name };
  };
  return {
    shown,
    close: () => setShown(null),
    /** On a day without hours a meeting begins at ten, and what was drawn among the things without an hour has none. */
    create: ({ day, user, surface, start, end }: Draft, what: What = 'meeting') => {
      const isTimed = surface === 'time';
      const first = emptyDraft(surface === 'strip' ? 'task' : what, day, timeZone, ownerOf(user));
      const hours = isTimed ? { from: clockText(start), to: clockText(end % 1440) } : {};
      show({ ...first, ...hours, isAllDay: surface === 'strip' }, null);
    },
    edit: (opened: Opened) => {
      const { series } = opened;
      const ends = series && {
        until: (series['until'] as string | null) ?? null,
        times: (series['times'] as number | null) ?? null,
      };
      const repeat = series && ends ? (readRule(String(series['rule']), ends) ?? null) : null;
      show(draftOfRecord(opened.record, opened.guests, repeat, timeZone), opened);
    },
  };
}

const emptyDraft = (what: What, day: string, timeZone: string, owner: Link): FormDraft => ({
  what,
  title: '',
  day,
  from: '10:00',
  to: '11:00',
  isAllDay: false,
  timeZone,
  owner,
  party: null,
  deal: null,
  place: '',
  agenda: '',
  guests: [],
  repeat: null,
  invites: false,
});
