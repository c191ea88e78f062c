import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { createContext, type FormEvent, type KeyboardEvent, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { useMe } from '../../../../web/api/session.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import type { Written } from '../../../../web/offline/entry.ts';
import { type Fate, sendOrKeep } from '../../../../web/offline/send-or-keep.ts';
import classes from '../activities.module.css';
import type { Subject } from '../subject.ts';

export interface ComposeProps {
  subject: Subject;
  onSaved(fate: Fate): void;
}
/** The record that is written about, for whoever finds the words waiting in this browser. */
export const AboutContext = createContext<Written['about']>(null);

interface Props extends Pick<Written, 'kind' | 'path' | 'wordsIn'> {
  /** The entity whose records hold when it happened: written now, though it may be sent later. */
  timeOf?: string;
  /** What is sent; null while something is missing. */
  body: object | null;
  onSaved(fate: Fate): void;
  children: ReactNode;
}

/**
 * The frame of the forms: Ctrl-Enter or the button sends, what the server refuses stands below. Where the server is
 * out of reach it waits in this browser.
 */
export function FormFrame({ kind, path, wordsIn, timeOf, body, onSaved, children }: Props) {
  const { t } = useTranslation('activities');
  const me = useMe();
  const about = useContext(AboutContext);
  const timed = useMeta().find(timeOf ?? '');
  const isTimed = timed && fieldOf(timed, 'at')?.isReadOnly === false;
  const save = useMutation({
    mutationFn: (input: object) => {
      const body = { ...input, ...(isTimed ? { at: new Date().toISOString() } : {}) };
      return sendOrKeep(me.id, { kind, method: 'POST', path, body, wordsIn, about });
    },
    onSuccess: onSaved,
    networkMode: 'always',
  });
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
