import { ActionIcon } from '@mantine/core';
import { IconMail, IconMailOpened } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { address } from '../../../web/api/client.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { iconOf } from '../../../web/kit/icons.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import classes from './notifications.module.css';
import { digestQuery, type Told } from './notifications-data.ts';
import { useAddress } from './use-address.ts';
import { useMarks } from './use-marks.ts';

const icons: Record<string, string> = {
  taskDay: 'circle-check',
  taskTime: 'circle-check',
  meeting: 'calendar-event',
  contactDay: 'calendar-user',
  contactLate: 'calendar-user',
  contactLateHead: 'calendar-user',
  dealLate: 'target-arrow',
  digest: 'sun',
  rule: 'bolt',
  ruleFailed: 'bolt',
  ruleStopped: 'bolt',
  report: 'report-analytics',
  mention: 'message',
  reply: 'message',
  change: 'bell',
  assigned: 'users-group',
  assignedMany: 'users-group',
};

/** What one was told, of what, and when; opening it marks it read. */
export function ToldLine(props: { line: Told; isChosen: boolean; onChoose(): void }) {
  const { t } = useTranslation('reminders');
  const formats = useFormats();
  const marks = useMarks();
  const { line } = props;
  const Icon = iconOf(icons[line.kind]);
  const toggle = line.readAt ? 'markUnread' : 'markRead';
  return (
    <li
      className={classes.line}
      data-told={line.id}
      data-unread={!line.readAt || undefined}
      data-late={/Late/.test(line.kind) || undefined}
      aria-current={props.isChosen || undefined}
      onFocus={props.onChoose}
    >
      <span className={classes.icon}>
        <Icon size={18} stroke={1.6} />
      </span>
      <div className={classes.words}>
        <Title line={line} onOpen={() => void marks.read(line)} />
        <Reason line={line} />
        {line.kind === 'digest' && <Digest line={line} />}
      </div>
      <time className={classes.hour} dateTime={line.at} title={formats.dateTime(line.at)}>
        {formats.time(line.at)}
      </time>
      <ActionIcon
        aria-label={t(toggle, { title: line.title ?? t('gone') })}
        onClick={() => void marks.toggle(line)}
      >
        {line.readAt ? <IconMail size={16} stroke={1.6} /> : <IconMailOpened size={16} stroke={1.6} />}
      </ActionIcon>
    </li>
  );
}

function Title(props: { line: Told; onOpen(): void }) {
  const { t } = useTranslation('reminders');
  const { line } = props;
  const to = useAddress()(line);
  const when = useWhen()(line);
  const text = line.kind === 'digest' ? t('kind.digest', { when }) : (line.title ?? line.party?.name);
  if (!to) return <span className={classes.gone}>{t('gone')}</span>;
  return (
    <RecordLink to={to} className={classes.title} onClick={props.onOpen}>
      {!line.readAt && <span className={classes.dot} role="img" aria-label={t('isUnread')} />}
      {text}
    </RecordLink>
  );
}

function Reason({ line }: { line: Told }) {
  const { t } = useTranslation('reminders');
  const when = useWhen()(line);
  const said = useSaid();
  const { counts } = line;
  const what = counts
    ? Object.entries(counts).map(([kind, count]) => t(`counted.${kind}`, { count }))
    : line.part || line.change
      ? [said(line), ...(line.text && (line.change?.count ?? 1) === 1 ? [line.text] : [])]
      : [line.text ?? t(`kind.${line.kind}`, { when })];
  return (
    <span className={classes.about}>
      <span className={classes.reason}>{what.join(' · ')}</span>
      {line.party && <span>{line.party.name}</span>}
      {line.whose && !line.part && !line.change && <span>{t('of', { name: line.whose.name })}</span>}
      {line.file && (
        <a href={address(line.file)} download className={classes.file}>
          {t('download')}
        </a>
      )}
    </span>
  );
}

/** Who said or did it; of several things how many, and by whom where one did them all. */
function useSaid(): (line: Told) => string {
  const { t } = useTranslation('reminders');
  return ({ kind, change, whose }) => {
    const who = whose?.name;
    if (!change) return t(`kind.${kind}`, { who: who ?? '…' });
    if (change.count > 1) return t(who ? 'changesBy' : 'changes', { count: change.count, who });
    return t(`change.${change.what}`, { who: who ?? t('program') });
  };
}

function Digest({ line }: { line: Told }) {
  const { data } = useQuery(digestQuery(line.id));
  return data ? (
    <ul className={classes.digest}>
      {data.items.map((item) => (
        <li key={item.id}>
          <Title line={{ ...item, readAt: line.readAt ?? item.at }} onOpen={() => undefined} />
          <Reason line={item} />
        </li>
      ))}
    </ul>
  ) : null;
}

/** The day or the hour that it is about, the year only where it is not this one. */
function useWhen(): (line: Told) => string {
  const formats = useFormats();
  return ({ dueAt, dueOn }) => {
    if (dueAt) return formats.dateTime(dueAt);
    return dueOn ? formats.date(dueOn, true) : '';
  };
}
