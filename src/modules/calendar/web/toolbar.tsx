import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { useIsPhone } from '../../../web/kit/use-phone.ts';
import classes from './calendar.module.css';
import type { Person } from './calendar-data.ts';
import { type View, views } from './days.ts';
import { TeamPicker } from './team-picker.tsx';
import type { CalendarState } from './use-calendar.ts';

interface Props {
  state: CalendarState;
  people: Person[];
  team: Person[];
}

/** Where one is in time, whose calendar it is, and in which form. */
export function Toolbar({ state, people, team }: Props) {
  const { t } = useTranslation('calendar');
  const isPhone = useIsPhone();
  const offered = views.filter((v) => (v !== 'team' || people.length > 1) && !(isPhone && v === 'week'));
  return (
    <div className={classes.toolbar}>
      <Button size="xs" variant="default" onClick={() => state.change({ day: state.today })}>
        {t('today')}
      </Button>
      <ActionIcon aria-label={t('previous')} onClick={() => state.go(-1)}>
        <IconChevronLeft size={17} />
      </ActionIcon>
      <ActionIcon aria-label={t('next')} onClick={() => state.go(1)}>
        <IconChevronRight size={17} />
      </ActionIcon>
      <RangeName state={state} />
      <span className={classes.spring} />
      {people.length > 1 && <Whose state={state} people={people} team={team} />}
      <SegmentedControl
        size="xs"
        aria-label={t('view.name')}
        value={state.view}
        onChange={(view) => state.change({ view: view as View })}
        data={offered.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
    </div>
  );
}

function RangeName({ state }: { state: CalendarState }) {
  const formats = useFormats();
  const [first = state.day, last = state.day] = [state.days[0], state.days.at(-1)];
  const text =
    state.view === 'month'
      ? formats.month(`${state.day.slice(0, 7)}-01`)
      : first === last
        ? formats.date(first)
        : `${formats.date(first, first.slice(0, 4) === last.slice(0, 4))} – ${formats.date(last)}`;
  return <h2 aria-live="polite">{text}</h2>;
}

function Whose({ state, people, team }: Props) {
  const { t } = useTranslation('calendar');
  const data = people.map((p) => ({ value: p.id, label: p.name }));
  if (state.view !== 'team')
    return (
      <Select
        size="xs"
        w={170}
        aria-label={t('whose')}
        data={data}
        value={state.person}
        searchable
        allowDeselect={false}
        onChange={(person) => person && state.change({ person })}
      />
    );
  return (
    <>
      <TeamPicker people={people} team={team} onChange={state.setTeam} />
      <SegmentedControl
        size="xs"
        aria-label={t('span.name')}
        value={state.span}
        onChange={(span) => state.change({ span: span as 'day' | 'week' })}
        data={(['day', 'week'] as const).map((value) => ({ value, label: t(`span.${value}`) }))}
      />
    </>
  );
}
