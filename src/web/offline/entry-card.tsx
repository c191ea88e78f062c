import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { undoToast } from '../kit/toast.tsx';
import { asNote } from './as-note.ts';
import { type Entry, wordsOf } from './entry.ts';
import classes from './offline.module.css';
import { putBack, removeEntry, sendAnew } from './outbox.ts';
import { WhyRefused } from './why-refused.tsx';

/** One thing that was written: whom it is about, its words, and, where it was refused, why and what to do. */
export function EntryCard({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isEdited, setEdited] = useState(false);
  const words = wordsOf(entry);
  const dueOn = entry.body['dueOn'];
  return (
    <li className={classes.entry} data-refused={entry.state !== 'waiting' || undefined}>
      <h2>
        {t(`offline.kind.${entry.kind}`)}
        <span>{entry.about?.name}</span>
        <time dateTime={entry.at}>{formats.dateTime(entry.at)}</time>
      </h2>
      {entry.kind === 'postpone' && typeof dueOn === 'string' && (
        <p className={classes.words}>{t('offline.until', { day: formats.date(dueOn) })}</p>
      )}
      {isEdited ? (
        <Rewrite entry={entry} onClose={() => setEdited(false)} />
      ) : (
        words && <p className={classes.words}>{words}</p>
      )}
      {entry.state !== 'waiting' && <WhyRefused entry={entry} />}
      {!isEdited && <Acts entry={entry} onEdit={() => setEdited(true)} />}
    </li>
  );
}

function Acts({ entry, onEdit }: { entry: Entry; onEdit(): void }) {
  const { t } = useTranslation();
  const isRefused = entry.state !== 'waiting';
  const { version, ...body } = entry.body;
  const throwAway = async (): Promise<void> => {
    await removeEntry(entry.order);
    undoToast(t('offline.thrown'), () => putBack(entry));
  };
  return (
    <div className={classes.acts}>
      {isRefused && (
        <Button size="xs" onClick={() => void sendAnew(entry.order, { body: version ? body : entry.body })}>
          {t(version ? 'offline.sendAnyway' : 'offline.again')}
        </Button>
      )}
      {isRefused && entry.kind !== 'note' && (
        <Button size="xs" variant="default" onClick={() => void sendAnew(entry.order, asNote(entry))}>
          {t('offline.asNote')}
        </Button>
      )}
      {entry.wordsIn && (isRefused || !entry.firstTriedAt) && (
        <Button size="xs" variant="default" onClick={onEdit}>
          {t('offline.edit')}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={() => void throwAway()}>
        {t('offline.throwAway')}
      </Button>
    </div>
  );
}

function Rewrite({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(wordsOf(entry));
  const save = async (): Promise<void> => {
    const body = { ...entry.body, [entry.wordsIn ?? 'text']: words.trim() };
    await sendAnew(entry.order, { body });
    onClose();
  };
  return (
    <>
      <Textarea
        mt={8}
        autosize
        minRows={2}
        maxRows={12}
        autoFocus
        aria-label={t('offline.words')}
        value={words}
        onChange={(e) => setWords(e.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button size="xs" disabled={!words.trim()} onClick={() => void save()}>
          {t('common.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </>
  );
}
