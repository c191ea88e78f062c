import { Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import classes from './bell.module.css';
import { useShortcut } from './shortcuts.ts';

const unreadQuery = queryOptions({
  queryKey: ['records', 'reminders.notification', 'unread'],
  queryFn: ({ signal }) => api.get<{ count: number }>('notifications/unread', undefined, signal),
});
/** The server counts no further. */
const MOST = 100;

/** Leads to what one was told, and says how much of it is unread. */
export function Bell(props: { className?: string | undefined; onGo?: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const count = useUnread();
  const label = count ? t('shell.unread', { count }) : t('shell.notifications');
  useShortcut('KeyG KeyN', () => void navigate({ to: '/notifications' }));
  return (
    <Tooltip label={label} position="right">
      <Link
        to="/notifications"
        className={`${classes.bell} ${props.className ?? ''}`}
        activeProps={{ 'data-active': true }}
        aria-label={label}
        onClick={props.onGo}
      >
        <UnreadMark>
          <IconBell size={18} stroke={1.6} />
        </UnreadMark>
      </Link>
    </Tooltip>
  );
}

/** The number of what is unread, on the corner of an icon; nothing where all is read. */
export function UnreadMark(props: { children: ReactNode }) {
  const count = useUnread();
  return (
    <span className={classes.mark}>
      {props.children}
      {count > 0 && (
        <b className={classes.count} data-unread={count}>
          {count < MOST ? count : `${MOST - 1}+`}
        </b>
      )}
    </span>
  );
}

const useUnread = (): number => useQuery(unreadQuery).data?.count ?? 0;
