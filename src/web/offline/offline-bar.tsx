import { IconAlertTriangle, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection.ts';
import { useMe } from '../api/session.ts';
import { useFormats } from '../i18n/format.ts';
import { RecordLink } from '../kit/record-link.tsx';
import classes from './offline.module.css';
import { startOffline } from './start.ts';
import { useOutbox } from './use-outbox.ts';

/** Above every page while the server is out of reach or something waits to be sent: what one sees, and of when it is. */
export default function OfflineBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const me = useMe();
  const { isLost, lastAt } = useConnection();
  const outbox = useOutbox() ?? [];
  const { id } = me;
  const router = useRouter();
  useEffect(() => startOffline(client, id, (path) => router.history.push(path)), [client, id, router]);
  const refused = outbox.filter((e) => e.state !== 'waiting').length;
  const waiting = outbox.length - refused;
  const at = new Date(lastAt).toISOString();
  const isToday = formats.dayOf(lastAt) === formats.dayOf(Date.now());
  if (!isLost && !outbox.length) return null;
  return (
    <div
      className={classes.bar}
      data-offline={isLost || undefined}
      data-refused={refused > 0 || undefined}
      role="status"
    >
      {isLost && (
        <span>
          <IconCloudOff size={16} stroke={1.7} aria-hidden />
          {t('offline.asOf', { when: isToday ? formats.time(at) : formats.dateTime(at) })}
        </span>
      )}
      {outbox.length > 0 && (
        <RecordLink to="/waiting">
          {refused > 0 ? (
            <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
          ) : (
            <IconCloudUp size={16} stroke={1.7} aria-hidden />
          )}
          {[
            waiting > 0 && t('offline.waiting', { count: waiting }),
            refused > 0 && t('offline.refused', { count: refused }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </RecordLink>
      )}
    </div>
  );
}
