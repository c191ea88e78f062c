import type { QuestionPeriod } from './question.rules.ts';

/** The days that all tiles of a board are asked for, in place of their own: by name, or the first and the last. */
export type BoardPeriod = Pick<QuestionPeriod, 'named' | 'from' | 'until'>;

/** What a board is made of. */
export interface Tile {
  id: string;
  /** A kept report, or a figure of the metric layer. */
  report?: string | undefined;
  metric?: string | undefined;
  size: TileSize;
}
export const tileSizes = ['small', 'medium', 'full'] as const;
export type TileSize = (typeof tileSizes)[number];
export const MOST_TILES = 24;
