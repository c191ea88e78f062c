import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../../../web/api/session.ts';
import { todayIn } from '../../../web/fields/values.ts';
import { useIsPhone } from '../../../web/kit/use-phone.ts';
import { daysOfView, step, type View, views } from './days.ts';

/** What the calendar shows: in the address, so that a link leads there and "back" works. */
export interface CalendarState {
  view: View;
  day: string;
  /** Whose calendar, in views of one person. */
  person: string;
  /** Of the team: a day by the hour, or a week of each. */
  span: 'day' | 'week';
  team: string[] | null;
  today: string;
  timeZone: string;
  weekStart: number;
  days: string[];
  change(patch: Partial<Pick<CalendarState, 'view' | 'day' | 'person' | 'span'>>): void;
  setTeam(users: string[]): void;
  go(by: number): void;
}
const TEAM = 'mijoz.calendar.team';
const VIEW = 'mijoz.calendar.view';

export function useCalendar(): CalendarState {
  const me = useMe();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const [team, setTeam] = useState(() => remembered());
  const { timeZone } = me;
  const { weekStart } = me.company;
  const today = todayIn(timeZone);
  const view = viewOf(raw['view'] ?? localStorage.getItem(VIEW), isPhone);
  const day = isDay(raw['day']) ? raw['day'] : today;
  const person = typeof raw['person'] === 'string' ? raw['person'] : me.id;
  const span = raw['span'] === 'week' ? 'week' : 'day';
  const change: CalendarState['change'] = (patch) => {
    if (patch.view) localStorage.setItem(VIEW, patch.view);
    const next = { view, day, person, span, ...patch };
    const search = {
      view: next.view,
      ...(next.day === today ? {} : { day: next.day }),
      ...(next.person === me.id ? {} : { person: next.person }),
      ...(next.span === 'day' ? {} : { span: next.span }),
    };
    void navigate({ to: '/calendar', search: search as never, replace: !patch.view });
  };
  return {
    view,
    day,
    person,
    span,
    team,
    today,
    timeZone,
    weekStart,
    days: view === 'team' && span === 'day' ? [day] : daysOfView(view, day, weekStart),
    change,
    setTeam: (users) => {
      localStorage.setItem(TEAM, users.join());
      setTeam(users);
    },
    go: (by) => change({ day: step(view === 'team' && span === 'day' ? 'day' : view, day, by) }),
  };
}

/** A week of columns is unreadable on a phone: the day stands for it. */
function viewOf(wanted: unknown, isPhone: boolean): View {
  const view = views.find((v) => v === wanted) ?? (isPhone ? 'day' : 'week');
  return isPhone && view === 'week' ? 'day' : view;
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
const remembered = (): string[] | null => localStorage.getItem(TEAM)?.split(',').filter(Boolean) ?? null;
