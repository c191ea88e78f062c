import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../../../web/kit/use-phone.ts';
import type { Process } from '../stages.ts';
import classes from './board.module.css';

const FEW = 4;

export function ProcessSwitch(props: { processes: Process[]; value: string; onChange(id: string): void }) {
  const { t } = useTranslation('deals');
  const isPhone = useIsPhone();
  const data = props.processes.map((p) => ({ value: p.id, label: p.name }));
  const common = { data, value: props.value, 'aria-label': t('board.process') };
  return (
    <div className={classes.switch}>
      {data.length <= FEW && !isPhone ? (
        <SegmentedControl {...common} onChange={props.onChange} />
      ) : (
        <Select {...common} allowDeselect={false} onChange={(id) => id && props.onChange(id)} />
      )}
    </div>
  );
}
