import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grouping } from '../../question.rules.ts';
import { BandsModal } from './bands-modal.tsx';
import { firstBounds } from './edit.ts';

interface Props {
  title: string;
  grouping: Grouping;
  isAmount: boolean;
  onChange(grouping: Grouping): void;
}

/** Numbers stand each by itself or in ranges, amounts in ranges only. */
export function Bands({ title, grouping: { field, by, bounds }, isAmount, onChange }: Props) {
  const { t } = useTranslation('reports');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {!isAmount && (
        <Menu.Item data-chosen={!by || undefined} onClick={() => onChange({ field })}>
          {t('builder.bands.each')}
        </Menu.Item>
      )}
      <Menu.Item closeMenuOnClick={false} data-chosen={!!by || undefined} onClick={() => setOpen(true)}>
        {t('builder.bands.open')}
      </Menu.Item>
      {isOpen && (
        <BandsModal
          title={title}
          bounds={bounds ?? firstBounds}
          onClose={() => setOpen(false)}
          onUse={(bounds) => {
            setOpen(false);
            onChange({ field, by: 'band', bounds });
          }}
        />
      )}
    </>
  );
}
