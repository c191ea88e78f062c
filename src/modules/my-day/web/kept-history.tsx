import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useMe } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { wordsOf } from '../../../web/offline/entry.ts';
import classes from './kept-customer.module.css';
import type { DayAlong } from './my-day-data.ts';
import { useWaitingOf } from './use-waiting.ts';

type Along = DayAlong['customers'][number];

/** Ways to reach them, open deals, and what was last said; what was written since waits above it. */
export function KeptHistory({ id, along }: { id: string; along: Along | undefined }) {
  const { t } = useTranslation('my-day');
  const formats = useFormats();
  const labels = useLabels();
  const waiting = useWaitingOf(id);
  return (
    <div className={classes.parts}>
      {waiting.length > 0 && (
        <Part title={t('web:offline.title')}>
          {waiting.map((e) => (
            <Line
              key={e.order}
              what={[t(`web:offline.kind.${e.kind}`), e.about?.id !== id && e.about?.name]
                .filter(Boolean)
                .join(' · ')}
              when={formats.dateTime(e.at)}
            >
              {wordsOf(e)}
            </Line>
          ))}
        </Part>
      )}
      {along && along.channels.length > 0 && <Channels along={along} />}
      {along && along.deals.length > 0 && <Deals along={along} />}
      {along && along.notes.length > 0 && (
        <Part title={t('notes')}>
          {along.notes.map((n) => (
            <Line key={n.id} when={formats.dateTime(n.at)}>
              {n.text}
            </Line>
          ))}
        </Part>
      )}
      {along && along.activities.length > 0 && (
        <Part title={t('activities')}>
          {along.activities.map((a) => (
            <Line key={a.id} what={labels.one(a.entity)} when={formats.dateTime(a.at)}>
              {a.text}
            </Line>
          ))}
        </Part>
      )}
    </div>
  );
}

function Channels({ along }: { along: Along }) {
  const { t } = useTranslation('my-day');
  const labels = useLabels();
  const channel = useMeta().find('contacts.channel');
  return (
    <Part title={t('channels')}>
      {along.channels.map((c) => (
        <Line
          key={`${c.kind} ${c.value}`}
          what={[channel ? labels.option(channel, 'kind', c.kind) : c.kind, c.label]
            .filter(Boolean)
            .join(', ')}
        >
          <Reach kind={c.kind} value={c.value} />
          {c.extension && ` · ${c.extension}`}
        </Line>
      ))}
    </Part>
  );
}

function Reach({ kind, value }: { kind: string; value: string }) {
  if (kind === 'phone' || kind === 'mobile') return <a href={`tel:${value}`}>{value}</a>;
  if (kind === 'email') return <a href={`mailto:${value}`}>{value}</a>;
  return value;
}

function Deals({ along }: { along: Along }) {
  const { t } = useTranslation('my-day');
  const formats = useFormats();
  const { currency } = useMe().company;
  return (
    <Part title={t('openDeals')}>
      {along.deals.map((d) => (
        <Line
          key={d.id}
          what={d.name ?? ''}
          {...(d.expectedOn ? { when: formats.date(d.expectedOn, true) } : {})}
        >
          {[d.stage, d.amount && formats.money({ amount: d.amount, currency })].filter(Boolean).join(' · ')}
        </Line>
      ))}
    </Part>
  );
}

function Part(props: { title: string; children: React.ReactNode }) {
  return (
    <section className={classes.part}>
      <h2>{props.title}</h2>
      <ul>{props.children}</ul>
    </section>
  );
}

function Line(props: { what?: string; when?: string; children: React.ReactNode }) {
  return (
    <li>
      <div className={classes.head}>
        {props.what && <b>{props.what}</b>}
        {props.when && <time>{props.when}</time>}
      </div>
      <div className={classes.words}>{props.children}</div>
    </li>
  );
}
