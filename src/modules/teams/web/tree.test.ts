import { expect, test } from 'vitest';
import { inTreeOrder, withBelow } from './tree.ts';

const node = (id: string, parent?: string) => ({ id, parent: parent ? { id: parent } : null });

test('every department follows the one it is part of, and one with an unseen parent stands on top', () => {
  const all = [node('c', 'b'), node('b', 'a'), node('a'), node('x', 'unseen')];
  expect(inTreeOrder(all).map(({ item, depth }) => `${item.id}${depth}`)).toEqual(['a0', 'b1', 'c2', 'x0']);
  expect([...withBelow(all, 'b')]).toEqual(['b', 'c']);
});
