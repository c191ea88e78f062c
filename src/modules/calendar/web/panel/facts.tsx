import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../../web/api/meta.ts';
import { recordQuery } from '../../../../web/api/records.ts';
import { isLink } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import type { CalendarItem } from '../calendar-data.ts';
import { fixedReason } from '../fixed.ts';
import { wallTime } from '../grid/clock.ts';
import { hoursOf } from '../item-words.ts';
import { readRule } from '../repeat/rule.ts';
import { ruleWords } from '../repeat/rule-words.ts';
import classes from './panel.module.css';
import { useParticipants } from './use-opened.ts';

/** What is known of an item, the rest of it read as it is shown. */
export function Facts({ item }: { item: CalendarItem }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const index = useMeta();
  const entity = index.find(item.entity);
  const { data: record } = useQuery({
    ...recordQuery(entity ?? FALLBACK, item.id),
    enabled: Boolean(entity),
  });
  const day = item.day ?? wallTime(item.startsAt ?? '', formats.timeZone).day;
  const responsible = record?.['organiser'] ?? record?.['assignee'];
  const text = record?.['agenda'] ?? record?.['description'] ?? record?.['note'];
  const reason = fixedReason(item);
  return (
    <dl className={classes.facts}>
      <dt>{t('panel.when')}</dt>
      <dd>
        {formats.date(day)}
        {item.startsAt && `, ${hoursOf(item, formats)}`}
      </dd>
      {item.series && <RepeatFact series={item.series} isException={item.isException} />}
      {item.party && (
        <>
          <dt>{t('panel.customer')}</dt>
          <dd>
            <RecordLink to={`/${partyRoute(record?.['party'])}/${item.party.id}`}>
              {item.party.name}
            </RecordLink>
          </dd>
        </>
      )}
      <Fact name={t('form.place')} value={item.place} />
      <Fact name={t('panel.responsible')} value={isLink(responsible) ? responsible.name : null} />
      {item.entity === 'activities.meeting' && <Participants meeting={item.id} />}
      <Fact
        name={t(item.entity === 'activities.meeting' ? 'form.agenda' : 'form.description')}
        value={text}
      />
      <Fact name={t('panel.result')} value={record?.['result']} />
      {reason && (
        <>
          <dt className={classes.quiet}>{t('panel.fixed')}</dt>
          <dd className={classes.quiet}>{t(reason)}</dd>
        </>
      )}
    </dl>
  );
}

const FALLBACK = { base: '', route: '', name: '' } as unknown as Parameters<typeof recordQuery>[0];

const partyRoute = (party: unknown): string =>
  isLink(party) && party.kind === 'person' ? 'people' : 'companies';

function Fact({ name, value }: { name: string; value: unknown }) {
  return typeof value === 'string' && value ? (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  ) : null;
}

function Participants({ meeting }: { meeting: string }) {
  const { t } = useTranslation('calendar');
  const { data = [] } = useParticipants(meeting);
  if (!data.length) return null;
  return (
    <>
      <dt>{t('form.participants')}</dt>
      <dd>
        <ul>
          {data.map((p) => (
            <li key={p.id}>
              {String(p['name'] ?? '')}
              {p['answer'] !== 'waiting' && <small> · {t(`answer.${p['answer']}`)}</small>}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** "Every 2 weeks on Mon, Thu until 5 March"; a rule that came by the API in its own words. */
function RepeatFact({ series, isException }: { series: string; isException: boolean }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const entity = useMeta().find('activities.series');
  const { data } = useQuery({ ...recordQuery(entity ?? FALLBACK, series), enabled: Boolean(entity) });
  if (!data) return null;
  const ends = { until: (data['until'] as string) ?? null, times: (data['times'] as number) ?? null };
  const rule = readRule(String(data['rule']), ends);
  return (
    <>
      <dt>{t('repeat.name')}</dt>
      <dd>
        {rule ? ruleWords(rule, String(data['startsOn']), t, formats) : String(data['rule'])}
        {isException && <small> · {t('panel.exception')}</small>}
      </dd>
    </>
  );
}
