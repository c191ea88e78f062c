import { ActionIcon, Menu } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReorder } from '../../../../web/kit/use-reorder.ts';
import { type BoardPeriod, type Tile, tileSizes } from '../../tiles.rules.ts';
import classes from './board.module.css';
import { MetricTile } from './metric-tile.tsx';
import { ReportTile } from './report-tile.tsx';

interface Props {
  tile: Tile;
  period: BoardPeriod | undefined;
  order: string[];
  isEditing: boolean;
  onOrder(ids: string[]): void;
  /** Null takes the tile away. */
  onChange(tile: Tile | null): void;
}

/** A tile that is dragged to its place, or moved there by the arrow keys on its handle. */
export function TileBox(props: Props) {
  const { t } = useTranslation('reports');
  const { tile, period, order, isEditing, onOrder, onChange } = props;
  const { ref, isOver, move } = useReorder({
    scope: 'tiles',
    id: tile.id,
    order,
    isOff: !isEditing,
    onOrder,
  });
  const handle = isEditing && (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          className={classes.handle}
          aria-label={t('boards.handle')}
          onKeyDown={(e) => {
            if (e.key === 'ArrowLeft' || e.key === 'ArrowUp') move(-1);
            else if (e.key === 'ArrowRight') move(1);
            else return;
            e.preventDefault();
            e.stopPropagation();
          }}
        >
          <IconGripVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('boards.size')}</Menu.Label>
        {tileSizes.map((size) => (
          <Menu.Item
            key={size}
            data-chosen={tile.size === size || undefined}
            onClick={() => onChange({ ...tile, size })}
          >
            {t(`boards.sizes.${size}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => move(-1)}>{t('builder.left')}</Menu.Item>
        <Menu.Item onClick={() => move(1)}>{t('builder.right')}</Menu.Item>
        <Menu.Item onClick={() => onChange(null)}>{t('boards.takeOff')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <section ref={ref} className={classes.tile} data-size={tile.size} data-over={isOver || undefined}>
      {handle}
      {tile.metric ? (
        <MetricTile metric={tile.metric} period={period} />
      ) : (
        <ReportTile id={tile.report ?? ''} period={period} />
      )}
    </section>
  );
}
