import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { installationQuery } from '../../../../web/api/session.ts';

/** Whether those outside get the meeting: by mail, or where none is set up as a file to pass on. */
export function InviteField({ value, onChange }: { value: boolean; onChange(value: boolean): void }) {
  const { t } = useTranslation('calendar');
  const { data } = useQuery(installationQuery);
  if (!data) return null;
  const way = data.sendsMail ? 'mail' : 'file';
  return (
    <Checkbox
      label={t(`invite.${way}`)}
      description={t(`invite.${way}Text`)}
      checked={value}
      onChange={(e) => onChange(e.currentTarget.checked)}
    />
  );
}
