import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../../web/api/records.ts';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import classes from './delivery.module.css';
import { DeliveryForm } from './delivery-form.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { useDeliveries } from './use-deliveries.ts';

/** To whom a report goes by the calendar, and what went out. */
export function DeliveryModal({ report, onClose }: { report: RecordValues; onClose(): void }) {
  const { t } = useTranslation('reports');
  const all = useDeliveries(report.id);
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('delivery.title')}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
    >
      <div className={classes.stack}>
        {report['isShared'] !== true && <p className={classes.warning}>{t('delivery.notShared')}</p>}
        {all.deliveries ? (
          all.deliveries.map((d) => (
            <DeliveryLine
              key={d.id}
              delivery={d}
              onPause={(isPaused) => void all.change(d, { isPaused })}
              onRemove={() => void all.remove(d)}
            />
          ))
        ) : (
          <SkeletonLines count={3} />
        )}
        <DeliveryForm onAdd={all.add} />
      </div>
    </Modal>
  );
}
