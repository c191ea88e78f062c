import { Button } from '@mantine/core';
import { IconCalendar, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../web/api/client.ts';
import { canRead, useMeta } from '../../../web/api/meta.ts';
import { useMe } from '../../../web/api/session.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import classes from './calendar.module.css';
import {
  type CalendarItem,
  calendarQuery,
  type Person,
  peopleQuery,
  settingsQuery,
} from './calendar-data.ts';
import { CalendarView } from './calendar-view.tsx';
import { fixedReason } from './fixed.ts';
import { type Draft, useDrag } from './grid/use-drag.ts';
import { nextHalfHour } from './next-half-hour.ts';
import { EventPanel } from './panel/event-panel.tsx';
import { ScopeDialog } from './scope-dialog.tsx';
import { Toolbar } from './toolbar.tsx';
import { type CalendarState, useCalendar } from './use-calendar.ts';
import { useCalendarKeys } from './use-calendar-keys.ts';
import { useForm } from './use-form.ts';
import { useWrites } from './use-writes.ts';

const EventForm = lazy(() => import('./form/event-form.tsx'));
const FIRST_TEAM = 8;

/** What people have when: days, weeks, months, one's own and the team's. */
export default function CalendarPage() {
  const meta = useMeta();
  const { data: people, error, refetch } = useQuery(peopleQuery);
  if (!canRead(meta.find('activities.meeting'))) return <Denied />;
  if (error && !people)
    return (
      <Page>
        <ErrorState error={error} onRetry={() => refetch()} />
      </Page>
    );
  return people ? (
    <Calendar people={people} />
  ) : (
    <Page>
      <SkeletonLines count={12} />
    </Page>
  );
}

const Denied = () => (
  <Page>
    <ErrorState error={new ApiError(404, {})} />
  </Page>
);

function Calendar({ people }: { people: Person[] }) {
  const { t } = useTranslation('calendar');
  const state = useCalendar();
  const team = useTeam(people, state);
  const users = state.view === 'team' ? team.map((p) => p.id) : [state.person];
  const [first = state.day, last = state.day] = [state.days[0], state.days.at(-1)];
  const asked = useQuery({ ...calendarQuery(first, last, users), enabled: users.length > 0 });
  const settings = useQuery(settingsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const form = useForm(people, state.timeZone);
  const writes = useWrites(state.timeZone);
  const drag = useDrag({
    onDrop: (draft: Draft) => (draft.mode === 'create' ? form.create(draft) : writes.put(draft)),
    refuse: (item) => {
      const reason = fixedReason(item);
      if (reason) toast(t(reason));
      return Boolean(reason);
    },
  });
  const startNew = (): void => form.create(nextHalfHour(state));
  useCalendarKeys(state, { create: startNew, close: () => setChosen(null) });
  const item = asked.data?.items.find((i) => keyOf(i) === chosen);
  const header = (
    <PageHeader
      icon={<IconCalendar size={17} stroke={1.7} />}
      title={t('title')}
      note={asked.data?.hasMore ? t('cut') : undefined}
      actions={
        <Button size="xs" leftSection={<IconPlus size={15} />} onClick={startNew}>
          {t('new.name')}
        </Button>
      }
    />
  );
  return (
    <Page ownScroll header={header}>
      <Toolbar state={state} people={people} team={team} />
      <div className={classes.main} data-drag={drag.draft?.mode}>
        {asked.error && !asked.data ? (
          <ErrorState error={asked.error} onRetry={() => asked.refetch()} />
        ) : (
          <CalendarView
            state={state}
            people={people}
            team={team}
            answer={asked.data}
            secondZone={settings.data?.secondZone ?? null}
            chosen={item?.id ?? null}
            drag={drag}
            onOpen={(i) => setChosen(keyOf(i))}
          />
        )}
        {item && <EventPanel key={chosen} item={item} onEdit={form.edit} onClose={() => setChosen(null)} />}
      </div>
      {form.shown && (
        <Suspense fallback={null}>
          <EventForm
            key={form.shown.key}
            first={form.shown.first}
            opened={form.shown.opened}
            onClose={form.close}
          />
        </Suspense>
      )}
      {writes.asked && (
        <ScopeDialog
          title={t('scope.move')}
          onChoose={(scope) => writes.asked && void writes.answer(writes.asked, scope)}
          onClose={writes.forget}
        />
      )}
    </Page>
  );
}

/** Of a series ahead there are many of one id. */
const keyOf = (item: CalendarItem): string =>
  item.entity === 'activities.series' ? `${item.id} ${item.startsAt}` : item.id;

/** Those chosen; before anybody chose, oneself and the first others. */
function useTeam(people: Person[], { team }: CalendarState): Person[] {
  const me = useMe();
  if (team) return people.filter((p) => team.includes(p.id));
  const others = people.filter((p) => p.id !== me.id);
  return [...people.filter((p) => p.id === me.id), ...others].slice(0, FIRST_TEAM);
}
