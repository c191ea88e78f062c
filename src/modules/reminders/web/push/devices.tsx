import { Badge, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { browserOf } from '../../../../web/kit/browser-name.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import classes from '../notifications.module.css';
import { type Device, pushQuery } from './push-data.ts';
import { turnOff } from './this-browser.ts';

/** Where one is reminded; any of them can be tried and taken away. */
export function Devices({ devices, here }: { devices: Device[]; here: string | undefined }) {
  const { t } = useTranslation('reminders');
  const formats = useFormats();
  const acts = useDeviceActs(here);
  return (
    <>
      <h2>{t('push.devices')}</h2>
      {devices.map((d) => (
        <div key={d.id} className={classes.row}>
          <div>
            <b>
              {browserOf(d.agent) ?? t('push.unknown')}{' '}
              {d.id === here && (
                <Badge tt="none" fw={500} variant="light">
                  {t('push.thisDevice')}
                </Badge>
              )}
            </b>
            <small>
              {d.lastUsedAt ? t('push.used', { when: formats.relative(d.lastUsedAt) }) : t('push.unused')}
            </small>
          </div>
          <span className={classes.acts}>
            <Button size="xs" variant="default" onClick={() => void acts.test(d.id)}>
              {t('push.test')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => void acts.remove(d.id)}>
              {t('push.remove')}
            </Button>
          </span>
        </div>
      ))}
    </>
  );
}

function useDeviceActs(here: string | undefined) {
  const { t } = useTranslation('reminders');
  const client = useQueryClient();
  const attempt = async (act: () => Promise<string>): Promise<void> => {
    await act().then(toast, errorToast);
    await client.invalidateQueries({ queryKey: pushQuery.queryKey });
  };
  return {
    test: (id: string) =>
      attempt(async () => {
        const { is, code } = await api.post<{ is: string; code: string | null }>(`me/push/${id}/test`);
        return t(`push.tested.${is}`, { code });
      }),
    remove: (id: string) =>
      attempt(async () => {
        await api.delete(`me/push/${id}`);
        if (id === here) await turnOff();
        return t('push.removed');
      }),
  };
}
