import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MetaEntity } from '../../kernel/api.ts';
import { ApiError } from '../api/client.ts';
import { fieldOf } from '../api/meta.ts';
import { lookup } from '../i18n/labels.ts';
import { texts } from '../i18n/language.ts';
import classes from './toast.module.css';

const common = () => ({
  withBorder: false,
  withCloseButton: true,
  closeButtonProps: { 'aria-label': texts.t('common.close') },
  classNames: { icon: classes.icon },
});

export function toast(message: ReactNode): string {
  return notifications.show({
    ...common(),
    message,
    icon: <IconCircleCheck size={18} stroke={1.7} />,
    autoClose: 4000,
  });
}

/** Says that something was done and offers to take it back, instead of asking beforehand. */
export function undoToast(message: string, undo: () => Promise<unknown>): void {
  const id = notifications.show({
    ...common(),
    icon: <IconCircleCheck size={18} stroke={1.7} />,
    autoClose: 10_000,
    message: (
      <span className={classes.line}>
        <span className={classes.text}>{message}</span>
        <Button size="xs" variant="subtle" className={classes.undo} onClick={() => takeBack()}>
          {texts.t('common.undo')}
        </Button>
      </span>
    ),
  });
  const takeBack = (): void => {
    notifications.hide(id);
    undo().then(() => toast(texts.t('common.undone')), errorToast);
  };
}

/** What was refused; with an entity its fields are called by their names. */
export function errorToast(error: unknown, entity?: MetaEntity): void {
  const [first, ...more] = sentencesOf(error, entity);
  notifications.show({
    ...common(),
    role: 'alert',
    message: (
      <span>
        {first}
        {more.length > 0 && (
          <ul className={classes.reasons}>
            {more.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </span>
    ),
    icon: <IconAlertTriangle size={18} stroke={1.7} className={classes.bad} />,
    autoClose: more.length ? 15_000 : 8000,
  });
}

/** What the answer's code says, then each field's problem; of a single bad field only that. */
function sentencesOf(error: unknown, entity: MetaEntity | undefined): string[] {
  if (!(error instanceof ApiError)) return [texts.t('failure.brokenText')];
  if (error.status === 0) return [texts.t('failure.offlineText')];
  const problems = error.problems.map((p) => {
    const field = entity && fieldOf(entity, p.field.split('.')[0] ?? '');
    return field && entity
      ? `${lookup.field(entity, field)}: ${lowerFirst(lookup.problem(p))}`
      : lookup.problem(p);
  });
  return problems.length && (error.code === 'invalid_input' || error.problems[0]?.code === error.code)
    ? problems
    : [lookup.error(error.code, error.params), ...problems];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** One sentence for people: what the first field's problem is, else what the answer's code says. */
export function messageOf(error: unknown): string {
  if (!(error instanceof ApiError)) return texts.t('failure.brokenText');
  if (error.status === 0) return texts.t('failure.offlineText');
  const first = error.problems[0];
  return first ? lookup.problem(first) : lookup.error(error.code, error.params);
}
