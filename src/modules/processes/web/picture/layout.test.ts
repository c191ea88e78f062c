import { expect, test } from 'vitest';
import { arrowsOf, type PictureStage } from './arrows.ts';
import { layersOf, layoutOf } from './layout.ts';

const stage = (key: string, kind: PictureStage['kind'] = 'open'): PictureStage => ({
  id: key,
  key,
  name: key,
  kind,
});
const stages = [stage('a'), stage('b'), stage('c'), stage('won', 'won'), stage('lost', 'lost')];
const way = (from: string, to: string) => ({ from, to, condition: null });
const said = (arrows: ReturnType<typeof arrowsOf>): string[] =>
  arrows.map((a) => `${a.from.key} ${a.kind} ${a.to.key} ${a.count}`);

test('a stage that names nothing leads to the next, and to whatever deals really went', () => {
  const moves = [
    { from: 'a', to: 'b', count: 5 },
    { from: 'a', to: 'won', count: 1 },
    { from: 'c', to: 'a', count: 2 },
    { from: 'a', to: 'lost', count: 9 },
  ];
  expect(said(arrowsOf(stages, [], moves))).toEqual([
    'a way b 5',
    'a way won 1',
    'b way c 0',
    'c back a 2',
    'c way won 0',
  ]);
});

test('one that names its ways leads there, and shows what it lets through no more', () => {
  const arrows = arrowsOf(stages, [way('a', 'b'), way('a', 'c')], [{ from: 'a', to: 'won', count: 3 }]);
  expect(said(arrows).slice(0, 3)).toEqual(['a way b 0', 'a way c 0', 'a other won 3']);
});

test('stages stand after all that lead to them, parallel ones side by side', () => {
  const ways = [way('a', 'b'), way('a', 'c'), way('b', 'won')];
  expect([...layersOf(stages, arrowsOf(stages, ways, []))]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 1],
    ['won', 2],
    ['lost', 2],
  ]);
});

test('no two stages overlap, and everything lies within the picture, lying or standing', () => {
  const moves = [
    { from: 'a', to: 'won', count: 1 },
    { from: 'c', to: 'a', count: 2 },
  ];
  for (const isTall of [false, true]) {
    const { places, lines, node, width, height } = layoutOf(stages, arrowsOf(stages, [], moves), isTall);
    for (const p of places) {
      expect(p.x >= 0 && p.y >= 0 && p.x + node.width <= width && p.y + node.height <= height).toBe(true);
      for (const q of places)
        if (p !== q)
          expect(Math.abs(p.x - q.x) >= node.width || Math.abs(p.y - q.y) >= node.height).toBe(true);
    }
    for (const { label } of lines)
      expect(label.x >= 0 && label.x <= width && label.y >= 0 && label.y <= height).toBe(true);
  }
});
