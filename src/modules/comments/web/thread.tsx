import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { partInAddress } from '../../../web/records/part-in-address.ts';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentLine } from './comment-line.tsx';
import classes from './comments.module.css';
import { type About, threadQuery } from './comments-data.ts';
import { type RowOfAnswers, rowsOfAnswers } from './rows-of-answers.ts';

/** What colleagues said to each other at a record, the newest first, answers below what they answer. */
export default function Thread({ entity, record }: PanelProps) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const about = { entity: entity.base, id: record.id };
  const sent = (): void => {
    setRound((n) => n + 1);
    void client.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <div className={classes.thread}>
      <CommentForm
        key={round}
        about={about}
        label={t('comment')}
        send={(text) => api.post('comments', { record: about, text })}
        onSent={sent}
      />
      <p className={classes.quiet}>{t('internal')}</p>
      <Rows about={about} />
    </div>
  );
}

function Rows({ about }: { about: About }) {
  const { t } = useTranslation('comments');
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery(threadQuery(about.id));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} isCompact />;
  if (isPending) return <SkeletonLines count={4} />;
  const rows = rowsOfAnswers(data.pages.flatMap((p) => p.items));
  if (!rows.length) return <EmptyState icon={IconMessage} title={t('none')} text={t('noneText')} isCompact />;
  return (
    <>
      {rows.map((row) => (
        <Row key={row.key} row={row} about={about} />
      ))}
      {hasNextPage && (
        <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
    </>
  );
}

function Row({ row, about }: { row: RowOfAnswers; about: About }) {
  const { t } = useTranslation('comments');
  const wanted = partInAddress();
  const answers = row.answers.map((c) => (
    <CommentLine key={c.id} comment={c} about={about} isWanted={c.id === wanted?.id} />
  ));
  if (!row.beginning)
    return (
      <section className={classes.row}>
        <p className={classes.quiet}>{t('answersToDeleted')}</p>
        <div className={classes.answers}>{answers}</div>
      </section>
    );
  return (
    <section className={classes.row}>
      <CommentLine comment={row.beginning} about={about} isWanted={row.beginning.id === wanted?.id}>
        {answers.length > 0 && <div className={classes.answers}>{answers}</div>}
        <Answer to={row.beginning.id} about={about} />
      </CommentLine>
    </section>
  );
}

function Answer({ to, about }: { to: string; about: About }) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <button type="button" className={classes.reply} onClick={() => setOpen(true)}>
        {t('reply')}
      </button>
    );
  return (
    <CommentForm
      about={about}
      label={t('reply')}
      autoFocus
      send={(text) => api.post('comments', { record: about, text, replyTo: to })}
      onSent={() => void client.invalidateQueries({ queryKey: ['records'] }).then(() => setOpen(false))}
      onCancel={() => setOpen(false)}
    />
  );
}
