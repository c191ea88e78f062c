import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './teams.module.css';

/** A small form over the page: what it asks, and one button that does it. */
export function Dialog(props: {
  title: string;
  children: ReactNode;
  onClose(): void;
  onSubmit?: (() => void) | undefined;
  action?: string;
  isBusy?: boolean;
  isOff?: boolean;
}) {
  const { t } = useTranslation();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSubmit?.();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {props.children}
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t(props.onSubmit ? 'common.cancel' : 'common.close')}
          </Button>
          {props.onSubmit && (
            <Button type="submit" loading={props.isBusy ?? false} disabled={props.isOff ?? false}>
              {props.action ?? t('common.save')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
