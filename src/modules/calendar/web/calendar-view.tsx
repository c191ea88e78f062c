import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { Agenda } from './agenda.tsx';
import type { CalendarAnswer, CalendarItem, Person } from './calendar-data.ts';
import { MonthGrid } from './grid/month-grid.tsx';
import { isRest, TeamWeek } from './grid/team-week.tsx';
import type { Column } from './grid/time-column.tsx';
import { TimeGrid } from './grid/time-grid.tsx';
import type { Drag } from './grid/use-drag.ts';
import type { CalendarState } from './use-calendar.ts';

interface Props {
  state: CalendarState;
  people: Person[];
  team: Person[];
  answer: CalendarAnswer | undefined;
  secondZone: string | null;
  chosen: string | null;
  drag: Drag;
  onOpen(item: CalendarItem): void;
}

/** The chosen form of the calendar. */
export function CalendarView(props: Props) {
  const { t } = useTranslation('calendar');
  const { timeZone } = useFormats();
  const { state, people, team, answer, chosen, drag, onOpen } = props;
  const person = people.find((p) => p.id === state.person);
  const shared = { answer, chosen, drag, timeZone, onOpen };
  const onDay = (day: string): void => state.change({ view: 'day', day });
  if (state.view === 'team' && !team.length)
    return <EmptyState icon={IconUsers} title={t('noTeam')} text={t('noTeamText')} />;
  if (state.view === 'month')
    return (
      <MonthGrid
        {...shared}
        days={state.days}
        month={state.day.slice(0, 7)}
        user={state.person}
        today={state.today}
        weekStart={state.weekStart}
        workDays={person?.hours.days ?? []}
        onDay={onDay}
      />
    );
  if (state.view === 'agenda')
    return answer ? (
      <Agenda {...shared} answer={answer} days={state.days} today={state.today} />
    ) : (
      <SkeletonLines count={10} />
    );
  if (state.view === 'team' && state.span === 'week')
    return <TeamWeek {...shared} days={state.days} people={team} today={state.today} />;
  const isTeam = state.view === 'team';
  const whose = isTeam ? team : [person];
  const columns = state.days.flatMap((day) => whose.map((p) => columnOf(day, p, state.person, answer)));
  return (
    <TimeGrid
      {...shared}
      key={state.view}
      columns={columns}
      isTeam={isTeam}
      secondZone={props.secondZone}
      onDay={onDay}
    />
  );
}

function columnOf(
  day: string,
  person: Person | undefined,
  asked: string,
  answer: CalendarAnswer | undefined,
): Column {
  const off = answer?.daysOff.find((d) => d.date === day);
  const user = person?.id ?? asked;
  return { key: `${day} ${user}`, day, user, person, isOff: isRest(person, day, off) };
}
