import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PanelProps } from '../../../web/shell/screens.ts';
import classes from './control.module.css';
import { exceptionsQuery } from './control-data.ts';
import { useReason } from './use-reason.ts';

/** A small mark on a deal's card, with the reasons in words; one request serves all the cards. */
export default function CardMark({ record }: PanelProps) {
  const { t } = useTranslation('control');
  const reason = useReason();
  const { data } = useQuery(exceptionsQuery());
  const found = data?.items.filter((f) => f.deal === record.id) ?? [];
  if (!found.length) return null;
  const words = t('exceptions.mark', { reasons: found.map(reason).join('; ') });
  return (
    <span className={classes.mark} title={words} role="img" aria-label={words}>
      <IconAlertTriangle size={14} aria-hidden />
    </span>
  );
}
