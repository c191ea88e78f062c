import { Chip, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import shared from '../calendar.module.css';
import { DayField } from '../day-field.tsx';
import { addMonths } from '../days.ts';
import classes from '../form/form.module.css';
import { firstRepeat, monthlyWays, type Repeat } from './rule.ts';
import { monthlyWords, ruleWords } from './rule-words.ts';

interface Props {
  value: Repeat | null;
  startsOn: string;
  /** A meeting of a series cannot be made a single one here: its series is ended for that. */
  isSeries: boolean;
  onChange(value: Repeat | null): void;
}
const units = ['day', 'week', 'month', 'year'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** How often, on which days and for how long; below it the same in words. */
export function RepeatField({ value, startsOn, isSeries, onChange }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const set = (patch: Partial<Repeat>): void => onChange(value && { ...value, ...patch });
  return (
    <fieldset className={classes.repeat}>
      <div className={classes.repeatLine}>
        <Select
          label={t('repeat.name')}
          w={190}
          allowDeselect={false}
          value={value?.unit ?? 'none'}
          data={[
            ...(isSeries ? [] : [{ value: 'none', label: t('repeat.none') }]),
            ...units.map((unit) => ({ value: unit, label: t(`repeat.each.${unit}`) })),
          ]}
          onChange={(unit) =>
            onChange(unit && unit !== 'none' ? firstRepeat(unit as Repeat['unit'], startsOn) : null)
          }
        />
        {value && (
          <NumberInput
            label={t('repeat.interval')}
            w={90}
            min={1}
            max={99}
            hideControls={false}
            value={value.every}
            onChange={(n) => set({ every: Math.max(1, Number(n) || 1) })}
          />
        )}
        {value?.unit === 'month' && <Monthly value={value} startsOn={startsOn} onChange={set} />}
        {value && <Ending value={value} startsOn={startsOn} onChange={set} />}
      </div>
      {value?.unit === 'week' && (
        <Chip.Group
          multiple
          value={value.days.map(String)}
          onChange={(days) => days.length && set({ days: days.map(Number) })}
        >
          <fieldset className={shared.weekdayChips} aria-label={t('repeat.weekdays')}>
            {weekdays.map((d) => (
              <Chip key={d} value={String(d)} size="xs" radius="md">
                {formats.weekdays(1)[d - 1]}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      )}
      {value && <p aria-live="polite">{ruleWords(value, startsOn, t, formats)}</p>}
    </fieldset>
  );
}

type PartProps = { value: Repeat; startsOn: string; onChange(patch: Partial<Repeat>): void };

function Monthly({ value, startsOn, onChange }: PartProps) {
  const { t } = useTranslation('calendar');
  const offered = monthlyWays(startsOn);
  const isOffered = offered.some((way) => JSON.stringify(way) === JSON.stringify(value.by));
  const ways = value.by && !isOffered ? [value.by, ...offered] : offered;
  return (
    <Select
      label={t('repeat.which')}
      w={190}
      allowDeselect={false}
      data={ways.map((way) => ({ value: JSON.stringify(way), label: monthlyWords(way, t) }))}
      value={JSON.stringify(value.by)}
      onChange={(way) => way && onChange({ by: JSON.parse(way) })}
    />
  );
}

function Ending({ value, startsOn, onChange }: PartProps) {
  const { t } = useTranslation('calendar');
  const kind = value.until ? 'until' : value.times ? 'times' : 'never';
  const first: Record<string, Partial<Repeat>> = {
    never: { until: null, times: null },
    until: { until: addMonths(startsOn, 3), times: null },
    times: { until: null, times: 10 },
  };
  return (
    <>
      <Select
        label={t('repeat.ends')}
        w={150}
        allowDeselect={false}
        value={kind}
        data={['never', 'until', 'times'].map((end) => ({ value: end, label: t(`repeat.end.${end}`) }))}
        onChange={(end) => onChange(first[end ?? 'never'] ?? {})}
      />
      {value.until && (
        <DayField label={t('repeat.lastDay')} value={value.until} onChange={(until) => onChange({ until })} />
      )}
      {value.times && (
        <NumberInput
          label={t('repeat.count')}
          w={90}
          min={1}
          max={1000}
          hideControls={false}
          value={value.times}
          onChange={(n) => onChange({ times: Math.max(1, Number(n) || 1) })}
        />
      )}
    </>
  );
}
