import { type BoardPeriod, MOST_TILES, type Tile } from '../../tiles.rules.ts';
import { AddTile } from './add-tile.tsx';
import classes from './board.module.css';
import { TileBox } from './tile-box.tsx';

interface Props {
  tiles: Tile[];
  period: BoardPeriod | undefined;
  isEditing: boolean;
  onArrange(tiles: Tile[]): void;
}

/** The grid: tiles in their order, each as wide as it was made; on a phone one below the other. */
export function Tiles({ tiles, period, isEditing, onArrange }: Props) {
  const order = tiles.map((t) => t.id);
  const inOrder = (ids: string[]): void =>
    onArrange(ids.flatMap((id) => tiles.find((t) => t.id === id) ?? []));
  return (
    <div className={classes.grid} data-editing={isEditing || undefined}>
      {tiles.map((tile) => (
        <TileBox
          key={tile.id}
          tile={tile}
          period={period}
          order={order}
          isEditing={isEditing}
          onOrder={inOrder}
          onChange={(next) =>
            onArrange(
              next ? tiles.map((t) => (t.id === tile.id ? next : t)) : tiles.filter((t) => t !== tile),
            )
          }
        />
      ))}
      {isEditing && tiles.length < MOST_TILES && <AddTile onAdd={(tile) => onArrange([...tiles, tile])} />}
    </div>
  );
}
