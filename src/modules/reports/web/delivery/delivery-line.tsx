import { ActionIcon, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../../web/api/records.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from './delivery.module.css';
import { hourText } from './hour-text.ts';
import { useSent } from './use-deliveries.ts';

interface Props {
  delivery: RecordValues;
  onPause(isPaused: boolean): void;
  onRemove(): void;
}
/** So many of what went out last are shown. */
const SHOWN = 6;

export function DeliveryLine({ delivery, onPause, onRemove }: Props) {
  const { t } = useTranslation('reports');
  const labels = useLabels();
  const formats = useFormats();
  const sent = useSent(delivery.id);
  const when = useWhen(delivery);
  const isPaused = delivery['isPaused'] === true;
  return (
    <section className={classes.delivery}>
      <header>
        <b>{when}</b>
        <span>{String(delivery['format']).toUpperCase()}</span>
        <Switch
          checked={!isPaused}
          onChange={(e) => onPause(!e.currentTarget.checked)}
          aria-label={t('delivery.goes')}
        />
        <ActionIcon aria-label={t('delivery.remove')} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </header>
      <p className={classes.note}>
        {t('delivery.people', { n: (delivery['to'] as string[] | null)?.length ?? 0 })}
        {sent?.length === 0 && ` ${t('delivery.nothing')}`}
      </p>
      {sent && sent.length > 0 && (
        <ul>
          {sent.slice(0, SHOWN).map((line) => (
            <li key={`${line.user}|${line.moment}`}>
              {formats.dateTime(line.moment)} · {line.name}:{' '}
              {line.problem ? labels.problem({ code: line.problem }) : t(`delivery.way.${line.way}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useWhen(delivery: RecordValues): string {
  const { t } = useTranslation('reports');
  const { weekdays } = useFormats();
  const hour = hourText(Number(delivery['hour']));
  if (delivery['every'] === 'day') return t('delivery.when.day', { hour });
  if (delivery['every'] === 'month') return t('delivery.when.month', { hour, day: delivery['monthDay'] });
  return t('delivery.when.week', { hour, day: weekdays(1)[Number(delivery['weekday']) - 1] });
}
