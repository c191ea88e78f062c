import { Button, CopyButton, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../automation.module.css';

/** The secret, to be taken over to the other side now: it is not shown again. */
export function SecretOnce({ secret, onClose }: { secret: string; onClose(): void }) {
  const { t } = useTranslation('automation');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('webhooks.secret')}
      size={480}
      closeButtonProps={{ 'aria-label': t('done') }}
    >
      <p className={classes.lead}>{t('webhooks.secretText')}</p>
      <code className={classes.secret}>{secret}</code>
      <div className={classes.foot}>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'webhooks.copied' : 'webhooks.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('done')}</Button>
      </div>
    </Modal>
  );
}
