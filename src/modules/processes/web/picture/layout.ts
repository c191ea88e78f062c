import type { Arrow, PictureStage } from './arrows.ts';

export interface Place {
  stage: PictureStage;
  x: number;
  y: number;
}
export interface Line {
  arrow: Arrow;
  path: string;
  /** Where its label stands in the middle of. */
  label: { x: number; y: number };
  isStraight: boolean;
}
export interface Layout {
  width: number;
  height: number;
  node: { width: number; height: number };
  places: Place[];
  lines: Line[];
}
/** Along the way of a deal, and across it. */
interface Point {
  along: number;
  across: number;
}

/** `room`: what a label needs beside the top of a bow. */
const wide = { width: 146, height: 82, gap: 112, between: 22, bow: 34, rise: 14, room: 22 };
const tall = { width: 160, height: 88, gap: 64, between: 14, bow: 44, rise: 14, room: 60 };
/** Where the lines between neighbours say nothing but a number. */
const NARROW = 48;

/** Stages in layers, each after all that lead to it; from left to right in the width that there is, or downwards. */
export function layoutOf(stages: PictureStage[], arrows: Arrow[], isTall: boolean, space = 0): Layout {
  const layers = layersOf(stages, arrows, isTall);
  const size = isTall ? tall : { ...wide, gap: gapIn(space, layers, arrows) };
  const [length, breadth] = isTall ? [size.height, size.width] : [size.width, size.height];
  const rows = Map.groupBy(stages, (s) => layers.get(s.id) ?? 0);
  const most = Math.max(1, ...[...rows.values()].map((r) => r.length));
  const bow = (a: Arrow): number =>
    size.bow + size.rise * Math.abs((layers.get(a.to.id) ?? 0) - (layers.get(a.from.id) ?? 0));
  const room = (list: Arrow[], label: number): number =>
    Math.max(8, ...list.map((a) => bow(a) * 0.75 + label));
  const over = arrows.filter((a) => isOver(a, layers));
  const before = room(over, over.some((a) => a.condition) ? size.room : 22);
  const after = room(
    arrows.filter((a) => a.kind === 'back'),
    22,
  );
  const inner = most * breadth + (most - 1) * size.between;
  const at = (stage: PictureStage): Point => {
    const layer = layers.get(stage.id) ?? 0;
    const row = rows.get(layer) ?? [];
    const own = row.length * breadth + (row.length - 1) * size.between;
    return {
      along: 4 + layer * (length + size.gap),
      across: before + (inner - own) / 2 + row.indexOf(stage) * (breadth + size.between),
    };
  };
  const turn = ({ along, across }: Point) => (isTall ? { x: across, y: along } : { x: along, y: across });
  const end = 8 + (Math.max(0, ...layers.values()) + 1) * (length + size.gap) - size.gap;
  const total = turn({ along: end, across: before + inner + after });
  const lines = arrows.map((arrow): Line => {
    const side = sideOf(arrow, layers);
    const curve = curveOf(at(arrow.from), at(arrow.to), { length, breadth }, side, bow(arrow));
    const text = curve.points.map((p) => Object.values(turn(p)).map(Math.round).join(' '));
    return {
      arrow,
      path: `M${text[0]} C${text.slice(1).join(' ')}`,
      label: turn(curve.label),
      isStraight: side === 'straight',
    };
  });
  const places = stages.map((stage) => ({ stage, ...turn(at(stage)) }));
  const node = { width: size.width, height: size.height };
  return { width: total.x, height: total.y, node, places, lines };
}

function gapIn(space: number, layers: Map<string, number>, arrows: Arrow[]): number {
  const count = Math.max(0, ...layers.values()) + 1;
  const isSaid = arrows.some((a) => a.condition && sideOf(a, layers) === 'straight');
  const fitting = (space - 14 - count * wide.width) / Math.max(1, count - 1);
  return Math.round(Math.min(wide.gap, Math.max(fitting, isSaid ? wide.gap : NARROW)));
}

/** By the longest way that leads to a stage; the ends stand last, side by side or one below the other. */
export function layersOf(stages: PictureStage[], arrows: Arrow[], isTall = false): Map<string, number> {
  const layers = new Map<string, number>();
  let previous = 0;
  const open = stages.filter((s) => s.kind === 'open');
  for (const stage of open) {
    const into = arrows.filter((a) => a.to.id === stage.id && a.kind !== 'back' && layers.has(a.from.id));
    const layer = into.length ? Math.max(...into.map((a) => (layers.get(a.from.id) ?? 0) + 1)) : previous;
    layers.set(stage.id, layer);
    previous = layer;
  }
  const last = open.length ? Math.max(...layers.values()) + 1 : 0;
  for (const stage of stages)
    if (stage.kind !== 'open') layers.set(stage.id, isTall && stage.kind === 'lost' ? last + 1 : last);
  return layers;
}

/** Past at least one layer: such an arrow bows round what lies between. */
const isOver = (a: Arrow, layers: Map<string, number>): boolean =>
  a.kind !== 'back' && (layers.get(a.to.id) ?? 0) - (layers.get(a.from.id) ?? 0) !== 1;

const sideOf = (a: Arrow, layers: Map<string, number>): 'straight' | 'before' | 'after' =>
  a.kind === 'back' ? 'after' : isOver(a, layers) ? 'before' : 'straight';

function curveOf(
  from: Point,
  to: Point,
  { length, breadth }: { length: number; breadth: number },
  side: 'straight' | 'before' | 'after',
  bow: number,
): { points: Point[]; label: Point } {
  if (side === 'straight') {
    const a = { along: from.along + length, across: from.across + breadth / 2 };
    const b = { along: to.along - 6, across: to.across + breadth / 2 };
    const half = (b.along - a.along) / 2;
    const bent = [
      { ...a, along: a.along + half },
      { ...b, along: b.along - half },
    ];
    return {
      points: [a, ...bent, b],
      label: { along: a.along + half, across: (a.across + b.across) / 2 },
    };
  }
  const edge = (p: Point): number => (side === 'before' ? p.across : p.across + breadth);
  const sign = side === 'before' ? -1 : 1;
  const far = side === 'before' ? Math.min(edge(from), edge(to)) - bow : Math.max(edge(from), edge(to)) + bow;
  const shift = (to.along > from.along ? 1 : -1) * length * 0.12;
  const a = { along: from.along + length / 2 + shift, across: edge(from) };
  const b = { along: to.along + length / 2 - shift, across: edge(to) + sign * 6 };
  const points = [a, { along: a.along, across: far }, { along: b.along, across: far }, b];
  const label = { along: (a.along + b.along) / 2, across: ((a.across + b.across) / 2) * 0.25 + far * 0.75 };
  return { points, label };
}
