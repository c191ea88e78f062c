import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import classes from '../activities.module.css';
import type { Subject } from '../subject.ts';

export interface ComposeProps {
  subject: Subject;
  onSaved(): void;
}
interface Props {
  path: string;
  /** What is sent; null while something is missing. */
  body: object | null;
  onSaved(): void;
  children: ReactNode;
}

/** The frame of the four forms: Ctrl-Enter or the button sends, what the server refuses stands below. */
export function FormFrame({ path, body, onSaved, children }: Props) {
  const { t } = useTranslation('activities');
  const save = useMutation({ mutationFn: (input: object) => api.post(path, input), onSuccess: onSaved });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (body && !save.isPending) save.mutate(body);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} className={classes.form}>
      {children}
      <ProblemNote error={save.error} />
      <div className={classes.foot}>
        <small>{t('compose.keys')}</small>
        <Button type="submit" size="xs" loading={save.isPending} disabled={!body}>
          {t('compose.save')}
        </Button>
      </div>
    </form>
  );
}
