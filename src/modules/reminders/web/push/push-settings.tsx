import { Button, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMe } from '../../../../web/api/session.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import classes from '../notifications.module.css';
import { Row } from '../row.tsx';
import { Devices } from './devices.tsx';
import { pushQuery } from './push-data.ts';
import { deviceHere, support, type TurnedOn, turnOff, turnOn } from './this-browser.ts';

/** Reminders on the screens of one's devices: turning on asks the browser, and says why where it does not work. */
export function PushSettings(props: { isDetailed: boolean; onDetailed(isDetailed: boolean): void }) {
  const { t } = useTranslation('reminders');
  const me = useMe();
  const { data } = useQuery(pushQuery);
  if (!data) return null;
  const here = data.devices.find((d) => d.id === deviceHere(me.id))?.id;
  return (
    <>
      <h2>{t('push.title')}</h2>
      <ThisBrowser here={here} keyOfServer={data.key} />
      {data.devices.length > 0 && (
        <Row name={t('push.detailed')} text={t('push.detailedText')}>
          <Switch
            aria-label={t('push.detailed')}
            checked={props.isDetailed}
            onChange={(e) => props.onDetailed(e.currentTarget.checked)}
          />
        </Row>
      )}
      {data.devices.length > 0 && <Devices devices={data.devices} here={here} />}
    </>
  );
}

function ThisBrowser({ here, keyOfServer }: { here: string | undefined; keyOfServer: string }) {
  const { t } = useTranslation('reminders');
  const client = useQueryClient();
  const me = useMe();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<TurnedOn>('on');
  const state = support();
  const toggle = async (): Promise<void> => {
    setBusy(true);
    try {
      if (here) {
        await api.delete(`me/push/${here}`);
        await turnOff();
      } else {
        const result = await turnOn(me.id, keyOfServer);
        setOutcome(result);
        if (result === 'on') toast(t('push.turnedOn'));
      }
    } catch (error) {
      errorToast(error);
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: pushQuery.queryKey });
    }
  };
  const trouble = state === 'ready' ? (outcome === 'on' ? undefined : outcome) : state;
  return (
    <>
      <Row name={t('push.here')} text={t('push.text')}>
        {state === 'ready' && (
          <Button
            variant={here ? 'default' : 'filled'}
            size="xs"
            loading={isBusy}
            onClick={() => void toggle()}
          >
            {t(here ? 'push.off' : 'push.on')}
          </Button>
        )}
      </Row>
      {trouble && (
        <div className={classes.trouble} role="status">
          {t(`push.${trouble}`)}
        </div>
      )}
    </>
  );
}
