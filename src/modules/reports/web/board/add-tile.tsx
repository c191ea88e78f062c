import { Button, Modal, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../../web/api/meta.ts';
import { listQuery } from '../../../../web/api/records.ts';
import { useMetricName } from '../../../../web/figures/metric-name.ts';
import type { Tile } from '../../tiles.rules.ts';
import { useMetrics } from '../use-metrics.ts';
import classes from './board.module.css';

/** A report or a figure to stand on the board. */
export function AddTile({ onAdd }: { onAdd(tile: Tile): void }) {
  const { t } = useTranslation('reports');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes.addTile} onClick={() => setOpen(true)}>
        <IconPlus size={18} />
        {t('boards.add')}
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('boards.add')}
        closeButtonProps={{ 'aria-label': t('builder.close') }}
      >
        <Choice
          onChoose={(tile) => {
            setOpen(false);
            onAdd(tile);
          }}
        />
      </Modal>
    </>
  );
}

function Choice({ onChoose }: { onChoose(tile: Tile): void }) {
  const { t } = useTranslation('reports');
  const report = useMeta().find('reports.report');
  const name = useMetricName();
  const metrics = useMetrics();
  const [value, setValue] = useState<string | null>(null);
  const { data } = useQuery({
    ...listQuery(report ?? ({ base: 'reports.report', route: 'reports' } as never), {
      sort: 'name',
      limit: 200,
      fields: ['name'],
    }),
    enabled: Boolean(report),
  });
  const choose = (): void => {
    if (!value) return;
    const id = crypto.randomUUID();
    const key = value.slice(value.indexOf(':') + 1);
    onChoose(
      value.startsWith('r:') ? { id, report: key, size: 'medium' } : { id, metric: key, size: 'small' },
    );
  };
  return (
    <div className={classes.stack}>
      <Select
        label={t('boards.what')}
        searchable
        value={value}
        onChange={setValue}
        data={[
          {
            group: t('title'),
            items: (data?.items ?? []).map((r) => ({ value: `r:${r.id}`, label: String(r['name']) })),
          },
          {
            group: t('builder.metrics'),
            items: metrics.map((m) => ({ value: `m:${m.name}`, label: name(m.name) })),
          },
        ]}
      />
      <Button disabled={!value} onClick={choose}>
        {t('boards.put')}
      </Button>
    </div>
  );
}
