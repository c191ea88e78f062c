import type { Condition } from '../../../../kernel/condition.ts';

export interface PictureStage {
  id: string;
  key: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
}
export interface PictureWay {
  from: string;
  to: string;
  condition: Condition | null;
}
export interface Move {
  from: string;
  to: string;
  count: number;
}
export interface Arrow {
  from: PictureStage;
  to: PictureStage;
  /** `other`: deals went there, though the version does not let them any more. */
  kind: 'way' | 'other' | 'back';
  condition: Condition | null;
  count: number;
}

/**
 * The arrows of a version whose stages are given in order: the ways that it names, or to the next stage where it names
 * none, and whatever deals really did besides. Refusals are free from anywhere, and are told at the stages instead.
 */
export function arrowsOf(stages: PictureStage[], ways: PictureWay[], moves: Move[]): Arrow[] {
  const goals = stages.filter((s) => s.kind !== 'lost');
  const count = (from: PictureStage, to: PictureStage): number =>
    moves.find((m) => m.from === from.key && m.to === to.key)?.count ?? 0;
  return goals
    .filter((s) => s.kind === 'open')
    .flatMap((from) => {
      const named = ways.filter((w) => w.from === from.id);
      const next = goals[goals.indexOf(from) + 1];
      return goals.flatMap((to): Arrow[] => {
        if (to === from) return [];
        const way = named.find((w) => w.to === to.id);
        const arrow = { from, to, condition: way?.condition ?? null, count: count(from, to) };
        if (way || (!named.length && to === next)) return [{ ...arrow, kind: 'way' }];
        if (!arrow.count) return [];
        const isBack = goals.indexOf(to) < goals.indexOf(from);
        return [{ ...arrow, kind: isBack ? 'back' : named.length ? 'other' : 'way' }];
      });
    });
}

/** How many were refused from each stage. */
export const refusalsOf = (stage: PictureStage, stages: PictureStage[], moves: Move[]): number => {
  const lost = stages.find((s) => s.kind === 'lost');
  return moves.find((m) => m.from === stage.key && m.to === lost?.key)?.count ?? 0;
};
