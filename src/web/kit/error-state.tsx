import { Button } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodConfuzed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { useLabels } from '../i18n/labels.ts';
import { EmptyState } from './empty-state.tsx';

/** What went wrong and what to do about it. */
export function ErrorState(props: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  isCompact?: boolean;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const error = props.error instanceof ApiError ? props.error : new ApiError(500, {});
  const kind =
    error.status === 0 ? 'offline' : error.status === 403 || error.status === 404 ? 'missing' : 'broken';
  const icon = { offline: IconCloudOff, missing: IconLock, broken: IconMoodConfuzed }[kind];
  const text = kind === 'broken' ? labels.error(error.code, error.params) : t(`failure.${kind}Text`);
  const retry = props.onRetry && kind !== 'missing' && (
    <Button variant="default" onClick={props.onRetry}>
      {t('failure.retry')}
    </Button>
  );
  return (
    <div role="alert">
      <EmptyState
        icon={icon}
        title={t(`failure.${kind}`)}
        text={text}
        action={retry}
        isCompact={props.isCompact ?? false}
      />
    </div>
  );
}
