import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The address that one signs in with. */
export function EmailField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('signIn.email')}
      type="email"
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
      autoComplete="username"
      autoFocus
      required
    />
  );
}
