import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './outside.module.css';

/** Something to be typed or pasted elsewhere. */
export function CopyLine({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('calendar');
  return (
    <div className={classes.line}>
      <span>{label}</span>
      <code>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={copy}
            aria-label={t(copied ? 'outside.copied' : 'outside.copy', { what: label })}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}
