import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../../web/api/session.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { busyQuery } from '../calendar-data.ts';
import classes from './form.module.css';

interface Props {
  users: string[];
  startsAt: string;
  endsAt: string;
  except?: string | undefined;
}
const MOST_NAMED = 4;

/** Who is taken at that time, and by what where the reader may know it. */
export function BusyNote({ users, startsAt, endsAt, except }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const me = useMe();
  const { data = [] } = useQuery(busyQuery([...new Set(users)].sort(), startsAt, endsAt, except));
  if (!data.length) return null;
  return (
    <div className={classes.busy} role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <ul>
        {data.slice(0, MOST_NAMED).map((b) => {
          const words = {
            name: b.name,
            title: b.title,
            from: formats.time(b.startsAt),
            to: formats.time(b.endsAt),
          };
          const key = b.title ? 'busy.title' : 'busy.only';
          return <li key={b.user + b.startsAt}>{t(b.user === me.id ? `${key}Me` : key, words)}</li>;
        })}
        {data.length > MOST_NAMED && <li>{t('busy.more', { count: data.length - MOST_NAMED })}</li>}
      </ul>
    </div>
  );
}
