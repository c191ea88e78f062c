import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** A password that is being made: how good it must be stands below, and a keeper of passwords offers one. */
  isNew?: boolean;
  error?: string | undefined;
  autoFocus?: boolean;
}

export function PasswordField({ label, value, onChange, isNew, error, autoFocus }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label}
      description={isNew && t('install.passwordHelp')}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
      error={error}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      autoFocus={autoFocus ?? false}
      required
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
    />
  );
}
