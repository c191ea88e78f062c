import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import classes from './side-panel.module.css';

/** A part of a record page's side: what it is, a way to add to it, what is there or what it means that nothing is. */
export function SidePanel({
  title,
  action,
  empty,
  children,
  ...rest
}: Omit<ComponentPropsWithoutRef<'section'>, 'title'> & {
  title: string;
  action?: ReactNode;
  empty?: string | false | undefined;
}) {
  return (
    <section className={classes.panel} aria-label={title} {...rest}>
      <header>
        <h3>{title}</h3>
        {action}
      </header>
      {empty && <p>{empty}</p>}
      <div className={classes.body}>{children}</div>
    </section>
  );
}

/** The plus in a panel's head. */
export const AddButton = (props: { label: string; onClick(): void }) => (
  <ActionIcon size={24} aria-label={props.label} onClick={props.onClick}>
    <IconPlus size={15} />
  </ActionIcon>
);
