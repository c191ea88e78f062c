import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import type { Scope } from './use-writes.ts';

const scopes: Scope[] = ['one', 'following', 'all'];

/** Which meetings of a series are meant. */
export function ScopeDialog(props: {
  title: string;
  offered?: Scope[];
  onChoose(scope: Scope): void;
  onClose(): void;
}) {
  const { t } = useTranslation('calendar');
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={380}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.scopes}>
        {(props.offered ?? scopes).map((scope, i) => (
          <Button
            key={scope}
            variant={i ? 'default' : 'filled'}
            data-autofocus={i === 0 || undefined}
            onClick={() => props.onChoose(scope)}
          >
            {t(`scope.${scope}`)}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
