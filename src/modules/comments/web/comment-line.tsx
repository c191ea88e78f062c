import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMe } from '../../../web/api/session.ts';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { RelativeTime } from '../../../web/kit/relative-time.tsx';
import { errorToast, undoToast } from '../../../web/kit/toast.tsx';
import { mentionedIn, plainText } from '../mentions.rules.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import classes from './comments.module.css';
import { type About, type CommentRow, namesQuery } from './comments-data.ts';

interface Props {
  comment: CommentRow;
  about: About;
  /** The one that a notice led to. */
  isWanted: boolean;
  children?: React.ReactNode;
}

/** Who said what and when; its author edits it in place. */
export function CommentLine(props: Props) {
  const { t } = useTranslation('comments');
  const { comment } = props;
  const [isEditing, setEditing] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (props.isWanted) place.current?.scrollIntoView({ block: 'center' });
  }, [props.isWanted]);
  const name = comment.author?.name ?? t('nobody');
  return (
    <article
      ref={place}
      className={classes.line}
      data-comment={comment.id}
      data-wanted={props.isWanted || undefined}
    >
      <Avatar name={name} size={26} />
      <div className={classes.content}>
        <div className={classes.head}>
          <b>{name}</b> <RelativeTime at={comment.createdAt} />
          {comment.editedAt && <small>{t('edited')}</small>}
          {!isEditing && <Acts comment={comment} name={name} onEdit={() => setEditing(true)} />}
        </div>
        {isEditing ? (
          <Editing comment={comment} about={props.about} onDone={() => setEditing(false)} />
        ) : (
          <CommentText text={comment.text} />
        )}
        {props.children}
      </div>
    </article>
  );
}

function Editing(props: { comment: CommentRow; about: About; onDone(): void }) {
  const { t } = useTranslation('comments');
  const { id, text } = props.comment;
  const client = useQueryClient();
  const named = mentionedIn(text);
  const { data: names } = useQuery(namesQuery(named));
  if (named.length && !names) return null;
  const people = named.flatMap((user) => ({ id: user, name: names?.get(user) ?? '…' }));
  return (
    <CommentForm
      about={props.about}
      label={t('edit')}
      autoFocus
      start={{ text: plainText(text, (user) => names?.get(user)), people }}
      send={(next) => api.patch(`comments/${id}`, { text: next })}
      onSent={() => void client.invalidateQueries({ queryKey: ['records'] }).then(props.onDone)}
      onCancel={props.onDone}
    />
  );
}

function Acts(props: { comment: CommentRow; name: string; onEdit(): void }) {
  const { t } = useTranslation('comments');
  const me = useMe();
  const client = useQueryClient();
  const { id, author } = props.comment;
  const isOwn = author?.id === me.id;
  const anew = () => client.invalidateQueries({ queryKey: ['records'] });
  const remove = (): void => {
    api
      .delete(`comments/${id}`)
      .then(anew)
      .then(
        () => undoToast(t('deleted'), () => api.post(`comments/${id}/restore`).then(anew)),
        (error: unknown) => errorToast(error),
      );
  };
  return (
    <span className={classes.acts}>
      {isOwn && (
        <ActionIcon size={24} aria-label={t('edit')} onClick={props.onEdit}>
          <IconPencil size={14} stroke={1.7} />
        </ActionIcon>
      )}
      {(isOwn || me.rights.includes('administer')) && (
        <ActionIcon size={24} aria-label={t('delete', { name: props.name })} onClick={remove}>
          <IconTrash size={14} stroke={1.7} />
        </ActionIcon>
      )}
    </span>
  );
}
