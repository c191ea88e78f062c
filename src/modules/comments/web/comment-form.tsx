import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import { BlindNotes } from './blind-notes.tsx';
import classes from './comments.module.css';
import type { About } from './comments-data.ts';
import { PeopleList } from './people-list.tsx';
import type { Named } from './typed-mentions.ts';
import { useMentions } from './use-mentions.ts';

interface Props {
  about: About;
  label: string;
  start?: { text: string; people: readonly Named[] };
  autoFocus?: boolean;
  send(text: string): Promise<unknown>;
  onSent(): void;
  onCancel?(): void;
}

/** Where a comment is written: `@` opens the people, Ctrl-Enter or the button sends. */
export function CommentForm(props: Props) {
  const { t } = useTranslation('comments');
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const typed = useMentions(props.about, field, props.start ?? { text: '', people: [] });
  const send = useMutation({ mutationFn: () => props.send(typed.stored()), onSuccess: props.onSent });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (typed.text.trim() && !send.isPending) send.mutate();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    typed.onKeyDown(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') props.onCancel?.();
  };
  const isOpen = typed.offered.length > 0;
  return (
    <form onSubmit={submit} className={classes.form}>
      <Textarea
        ref={field}
        aria-label={props.label}
        placeholder={t('placeholder')}
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${typed.at}` : undefined}
        autosize
        minRows={1}
        maxRows={12}
        maxLength={6000}
        data-autofocus={props.autoFocus || undefined}
        autoFocus={props.autoFocus ?? false}
        value={typed.text}
        onChange={(e) => typed.look(e.currentTarget.value, e.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={typed.close}
      />
      {isOpen && <PeopleList id={list} people={typed.offered} at={typed.at} onChoose={typed.choose} />}
      <BlindNotes
        about={props.about}
        people={typed.blind}
        canShare={typed.canShare}
        onOpened={typed.opened}
      />
      <ProblemNote error={send.error} />
      <div className={classes.foot}>
        <small>{t('keys')}</small>
        {props.onCancel && (
          <Button size="xs" variant="subtle" onClick={props.onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" size="xs" loading={send.isPending} disabled={!typed.text.trim()}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
