import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './index.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';
import classes from './toast.module.css';

const colorScheme = localStorageColorSchemeManager({ key: 'mijoz.scheme' });

/** Everything that the screens' components stand on. */
export function UiRoot(props: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
    >
      <Notifications
        position="bottom-left"
        limit={4}
        containerWidth={380}
        zIndex={500}
        classNames={{ root: classes.place }}
      />
      {props.children}
    </MantineProvider>
  );
}
