import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { ProblemNote } from '../kit/problem-note.tsx';
import classes from './welcome.module.css';

interface Props {
  /** What the button does; it shows that it is under way. */
  act: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending'>;
  action: string;
  isOff?: boolean;
  /** Shown above the button, unless it is told elsewhere. */
  error?: Error | null;
  children: ReactNode;
}

/** The form of a page before the sign-in: its fields, what was wrong, one button. */
export function WelcomeForm({ act, action, isOff, error, children }: Props) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {children}
      <ProblemNote error={error} />
      <Button type="submit" size="md" fullWidth loading={act.isPending} disabled={isOff ?? false}>
        {action}
      </Button>
    </form>
  );
}
