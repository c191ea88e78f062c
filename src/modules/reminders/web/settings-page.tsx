import { Switch } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { ClockField } from '../../../web/fields/clock-field.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import classes from './notifications.module.css';
import { PushSettings } from './push/push-settings.tsx';
import { Row } from './row.tsx';

interface Kept {
  off: string[];
  morning: string;
  quietFrom: string | null;
  quietUntil: string | null;
  isDigest: boolean;
  isByLetter: boolean;
  isPushDetailed: boolean;
}
interface Settings extends Kept {
  kinds: string[];
  canMail: boolean;
}
const settingsQuery = queryOptions({
  queryKey: ['reminder-settings'],
  queryFn: ({ signal }) => api.get<Settings>('me/reminders', undefined, signal),
});
const NIGHT = { quietFrom: '22:00', quietUntil: '08:00' };

/** What one is reminded of, and when; each change is kept at once. */
export default function ReminderSettingsPage() {
  const { t } = useTranslation('reminders');
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <div className={classes.page}>
      <h1>{t('settings.title')}</h1>
      <p>{t('settings.text')}</p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {!data && !error && <SkeletonLines count={7} />}
      {data && <Wishes settings={data} />}
    </div>
  );
}

function Wishes({ settings }: { settings: Settings }) {
  const { t } = useTranslation('reminders');
  const change = useChange(settings);
  const { off, quietFrom, quietUntil } = settings;
  return (
    <>
      <h2>{t('settings.kinds')}</h2>
      {settings.kinds.map((kind) => (
        <Row key={kind} name={t(`settings.kind.${kind}`)}>
          <Switch
            aria-label={t(`settings.kind.${kind}`)}
            checked={!off.includes(kind)}
            onChange={(e) =>
              change({ off: e.currentTarget.checked ? off.filter((k) => k !== kind) : [...off, kind] })
            }
          />
        </Row>
      ))}
      <h2>{t('settings.when')}</h2>
      <Row name={t('settings.morning')} text={t('settings.morningText')}>
        <ClockField
          isLabelHidden
          label={t('settings.morning')}
          value={settings.morning}
          onChange={(morning) => change({ morning })}
        />
      </Row>
      <Row name={t('settings.digest')} text={t('settings.digestText')}>
        <Switch
          aria-label={t('settings.digest')}
          checked={settings.isDigest}
          onChange={(e) => change({ isDigest: e.currentTarget.checked })}
        />
      </Row>
      <Row name={t('settings.quiet')} text={t('settings.quietText')}>
        <span className={classes.hours}>
          {quietFrom && quietUntil && (
            <>
              <ClockField
                isLabelHidden
                label={t('settings.quietFrom')}
                value={quietFrom}
                onChange={(from) => change({ quietFrom: from })}
              />
              <span aria-hidden>–</span>
              <ClockField
                isLabelHidden
                label={t('settings.quietUntil')}
                value={quietUntil}
                onChange={(until) => change({ quietUntil: until })}
              />
            </>
          )}
          <Switch
            aria-label={t('settings.quiet')}
            checked={quietFrom !== null}
            onChange={(e) => change(e.currentTarget.checked ? NIGHT : { quietFrom: null, quietUntil: null })}
          />
        </span>
      </Row>
      <Row
        name={t('settings.letter')}
        text={t(settings.canMail ? 'settings.letterText' : 'settings.letterNone')}
      >
        <Switch
          aria-label={t('settings.letter')}
          checked={settings.isByLetter}
          disabled={!settings.canMail && !settings.isByLetter}
          onChange={(e) => change({ isByLetter: e.currentTarget.checked })}
        />
      </Row>
      <PushSettings
        isDetailed={settings.isPushDetailed}
        onDetailed={(isPushDetailed) => change({ isPushDetailed })}
      />
    </>
  );
}

/** Shown at once; what the server refuses is put back. */
function useChange(settings: Settings): (patch: Partial<Kept>) => void {
  const { t } = useTranslation('reminders');
  const client = useQueryClient();
  const { queryKey } = settingsQuery;
  const save = useMutation({
    mutationFn: ({ kinds: _, canMail: __, ...kept }: Settings) => api.put<Settings>('me/reminders', kept),
    onMutate: (next) => client.setQueryData(queryKey, next),
    onSuccess: () => toast(t('settings.saved')),
    onError: (error) => {
      errorToast(error);
      return client.invalidateQueries({ queryKey });
    },
    scope: { id: 'reminder-settings' },
  });
  return (patch) => save.mutate({ ...(client.getQueryData(queryKey) ?? settings), ...patch });
}
