import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PanelProps } from '../../../web/shell/screens.ts';
import classes from './control.module.css';
import { exceptionsQuery } from './control-data.ts';
import { useReason } from './use-reason.ts';

/** On a deal's page: what the program found about it, unasked. */
export default function DealFindings({ record }: PanelProps) {
  const { t } = useTranslation('control');
  const reason = useReason();
  const { data } = useQuery({ ...exceptionsQuery(record.id), enabled: record['outcome'] === 'open' });
  if (record['outcome'] !== 'open' || !data?.items.length) return null;
  return (
    <ul className={classes.found} aria-label={t('exceptions.title')}>
      {data.items.map((found) => (
        <li key={found.id} title={found.isOwnUsual ? undefined : t('reason.default')}>
          <IconAlertTriangle size={14} aria-hidden />
          {reason(found)}
        </li>
      ))}
    </ul>
  );
}
