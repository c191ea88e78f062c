import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { texts } from '../i18n/language.ts';

const CHECK_MS = 3_600_000;

/** Registers the service worker, and offers a newer version when one is there; nobody is moved to it unasked. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker
    .register('/sw.js')
    .then((registration) => {
      if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
      // A window may stay open for weeks.
      window.setInterval(() => void registration.update().catch(() => undefined), CHECK_MS);
      registration.addEventListener('updatefound', () => {
        const fresh = registration.installing;
        fresh?.addEventListener('statechange', () => {
          if (fresh.state === 'installed' && navigator.serviceWorker.controller) offer(fresh);
        });
      });
    })
    .catch(() => undefined);
}

function offer(fresh: ServiceWorker): void {
  const reload = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
      once: true,
    });
    fresh.postMessage('take-over');
  };
  notifications.show({
    id: 'new-version',
    withBorder: false,
    autoClose: false,
    icon: <IconRefresh size={18} stroke={1.7} />,
    closeButtonProps: { 'aria-label': texts.t('common.close') },
    message: (
      <>
        {texts.t('offline.newVersion')}{' '}
        <Button size="xs" variant="subtle" onClick={reload}>
          {texts.t('offline.reload')}
        </Button>
      </>
    ),
  });
}
