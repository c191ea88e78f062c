import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import classes from './outside.module.css';
import { type Pass, usePassWrite } from './passes-data.ts';

/** A pass that is in use, and its end. */
export function PassRow({ pass, name }: { pass: Pass; name: string }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const end = usePassWrite(async () => {
    await api.delete(`me/calendar/passes/${pass.id}`);
    toast(t('outside.ended', { name }));
  });
  const used = pass.lastUsedAt
    ? t('outside.used', { when: formats.dateTime(pass.lastUsedAt) })
    : t('outside.unused');
  return (
    <div className={classes.row}>
      <div>
        {name}
        <small>
          {t('outside.made', { when: formats.dateTime(pass.createdAt) })} · {used}
        </small>
      </div>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        loading={end.isPending}
        onClick={() => end.mutate()}
        aria-label={t('outside.endName', { name })}
      >
        {t('outside.end')}
      </Button>
    </div>
  );
}
