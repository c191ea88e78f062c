import { Chip, Select, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { ClockField } from '../../../web/fields/clock-field.tsx';
import { useFormats } from '../../../web/i18n/format.ts';
import { timeZones } from '../../../web/i18n/places.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import classes from './calendar.module.css';
import { type CalendarSettings, type Hours, settingsQuery } from './calendar-data.ts';
import { OutsidePart } from './outside/outside-part.tsx';

/** When one works, and by which second clock one looks; for administrators, when the company does. */
export default function CalendarSettingsPage() {
  const { t } = useTranslation('calendar');
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <div className={classes.settings}>
      <h1>{t('settings.title')}</h1>
      <p>{t('settings.text')}</p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data && <Wishes settings={data} />}
      <OutsidePart />
    </div>
  );
}

function Wishes({ settings }: { settings: CalendarSettings }) {
  const { t } = useTranslation('calendar');
  const isAdministrator = useHasRight('administer');
  const keep = useKeep();
  const own = (patch: Partial<Pick<CalendarSettings, 'hours' | 'secondZone'>>): void =>
    keep.mutate({
      path: 'me/calendar',
      body: { hours: settings.hours, secondZone: settings.secondZone, ...patch },
    });
  return (
    <>
      <h2>{t('settings.own')}</h2>
      <Switch
        label={t('settings.asCompany')}
        checked={settings.hours === null}
        onChange={(e) => own({ hours: e.currentTarget.checked ? null : settings.company })}
      />
      {settings.hours && <HoursField value={settings.hours} onChange={(hours) => own({ hours })} />}
      <Select
        maw={320}
        label={t('settings.secondZone')}
        description={t('settings.secondZoneText')}
        data={timeZones}
        value={settings.secondZone}
        searchable
        clearable
        onChange={(secondZone) => own({ secondZone })}
      />
      {isAdministrator && (
        <>
          <h2>{t('settings.company')}</h2>
          <p>{t('settings.companyText')}</p>
          <HoursField
            value={settings.company}
            onChange={(body) => keep.mutate({ path: 'calendar/hours', body })}
          />
        </>
      )}
    </>
  );
}

const week = [1, 2, 3, 4, 5, 6, 7];

function HoursField({ value, onChange }: { value: Hours; onChange(value: Hours): void }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const clock = (name: 'from' | 'until') => (
    <ClockField
      label={t(`settings.${name}`)}
      value={value[name]}
      onChange={(time) => onChange({ ...value, [name]: time })}
    />
  );
  return (
    <div className={classes.hours}>
      <Chip.Group
        multiple
        value={value.days.map(String)}
        onChange={(days) => onChange({ ...value, days: days.map(Number).toSorted() })}
      >
        <fieldset className={classes.weekdayChips} aria-label={t('repeat.weekdays')}>
          {week.map((d) => (
            <Chip key={d} value={String(d)} size="xs" radius="md">
              {formats.weekdays(1)[d - 1]}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      {clock('from')}
      {clock('until')}
    </div>
  );
}

function useKeep() {
  const { t } = useTranslation('calendar');
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => api.put<CalendarSettings>(path, body),
    onSuccess: (kept) => {
      client.setQueryData(settingsQuery.queryKey, kept);
      void client.invalidateQueries({ queryKey: ['records', 'calendar-people'] });
      toast(t('settings.saved'));
    },
    onError: (error) => errorToast(error),
    scope: { id: 'calendar-settings' },
  });
}
