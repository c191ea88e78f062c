import { Button, Textarea } from '@mantine/core';
import { IconBan, IconCheck, IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { errorToast, toast, undoToast } from '../../../../web/kit/toast.tsx';
import { type CalendarItem, routes } from '../calendar-data.ts';
import type { Opened } from '../form/use-save.ts';
import { titleOf } from '../item-words.ts';
import { ScopeDialog } from '../scope-dialog.tsx';
import type { Scope } from '../use-writes.ts';
import classes from './panel.module.css';
import { useOpening } from './use-opened.ts';

interface Props {
  item: CalendarItem;
  onEdit(opened: Opened): void;
  onDone(): void;
}

/** Change, say how it went, call off: as far as one may. */
export function Acts({ item, onEdit, onDone }: Props) {
  const { t } = useTranslation('calendar');
  const open = useOpening();
  const act = useAct(onDone);
  const [isAsking, setAsking] = useState(false);
  const [result, setResult] = useState<string | null>(null);
  if (!item.canWrite) return null;
  const path = `${routes[item.entity]}/${item.id}`;
  const title = titleOf(item, t);
  const undo = () => api.post(`${path}/reopen`, {});
  const isMeeting = item.entity === 'activities.meeting';
  const isOpen = item.state === 'planned' || item.state === 'open';
  const hasBegun = item.startsAt !== null && Date.parse(item.startsAt) <= Date.now();
  const finish = (): void =>
    void act(
      () =>
        api.post(
          `${path}/${isMeeting ? 'hold' : 'complete'}`,
          result?.trim() ? { result: result.trim() } : {},
        ),
      t('panel.done', { title }),
      undo,
    );
  const callOff = (scope: Scope): void => {
    setAsking(false);
    if (scope === 'one')
      void act(() => api.post(`${path}/cancel`, {}), t('panel.calledOff', { title }), undo);
    else void act(() => api.post(`${path}/endSeries`, { scope }), t('panel.ended'));
  };
  const edit = (): void => void open(item.id).then(onEdit, errorToast);
  const canFinish = isOpen && (item.entity === 'activities.task' || (isMeeting && hasBegun));
  return (
    <div className={classes.acts}>
      {result !== null && (
        <Textarea
          aria-label={t('panel.result')}
          placeholder={t('panel.resultHint')}
          autosize
          minRows={2}
          autoFocus
          value={result}
          onChange={(e) => setResult(e.currentTarget.value)}
        />
      )}
      {isMeeting && isOpen && result === null && (
        <Button size="xs" leftSection={<IconPencil size={14} />} onClick={edit}>
          {t('panel.edit')}
        </Button>
      )}
      {canFinish && (
        <Button
          size="xs"
          variant={result === null ? 'default' : 'filled'}
          leftSection={<IconCheck size={14} />}
          onClick={() => (result === null ? setResult('') : finish())}
        >
          {t(isMeeting ? 'panel.held' : 'panel.complete')}
        </Button>
      )}
      {isOpen && item.entity !== 'plans.contact' && result === null && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBan size={14} />}
          onClick={() => (item.series ? setAsking(true) : callOff('one'))}
        >
          {t('panel.callOff')}
        </Button>
      )}
      {isAsking && (
        <ScopeDialog title={t('scope.callOff')} onChoose={callOff} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}

function useAct(onDone: () => void) {
  const client = useQueryClient();
  const settle = () => client.invalidateQueries({ queryKey: ['records'] });
  return async (
    run: () => Promise<unknown>,
    message: string,
    undo?: () => Promise<unknown>,
  ): Promise<void> => {
    try {
      await run();
      if (undo) undoToast(message, () => undo().then(settle));
      else toast(message);
      onDone();
    } catch (error) {
      errorToast(error);
    } finally {
      await settle();
    }
  };
}
