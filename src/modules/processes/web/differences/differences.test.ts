import { expect, test } from 'vitest';
import { differences, type VersionParts } from './differences.ts';

const stage = (key: string, name: string, more: object = {}) => ({
  id: `${key}-${name}`,
  key,
  name,
  ...more,
});
const version = (stages: VersionParts['stages'], more: Partial<VersionParts> = {}): VersionParts => ({
  stages,
  tasks: [],
  branches: [],
  steps: [],
  ...more,
});

test('stages are told apart by their keys, not by their names', () => {
  const before = version([stage('a', 'First'), stage('b', 'Second'), stage('c', 'Third')]);
  const after = version([
    stage('b', 'Second'),
    stage('a', 'Start', { probability: 30 }),
    stage('d', 'Fourth'),
  ]);
  expect(differences(before, after).map((d) => [d.kind, d.name, d.was, d.isMoved, d.fields])).toEqual([
    ['changed', 'Second', null, true, []],
    ['changed', 'Start', 'First', true, [{ name: 'probability', was: undefined, now: 30 }]],
    ['added', 'Fourth', null, false, []],
    ['removed', 'Third', null, false, []],
  ]);
});

test('tasks, ways on and automatic steps belong to their stage in each version', () => {
  const [was, now] = [stage('a', 'Old'), stage('a', 'New')];
  const way = (from: string, to: string, condition: object | null) => ({
    id: `${from}${to}`,
    from: { id: from },
    to: { id: `${from}-${to}`, name: to },
    condition,
  });
  const task = (stage: string, title: string, dueDays: number) => ({
    id: stage,
    stage: { id: stage },
    title,
    dueDays,
  });
  const step = (stage: string, side: string) => ({
    id: stage,
    stage: { id: stage },
    name: 'Step',
    trigger: { on: 'stage', stage, side },
  });
  const before = version([was], {
    tasks: [task(was.id, 'Call', 1), task(was.id, 'Write', 1)],
    branches: [way(was.id, 'B', null), way(was.id, 'C', null)],
    steps: [step(was.id, 'enter')],
  });
  const after = version([now], {
    tasks: [task(now.id, 'Call', 2), task(now.id, 'Meet', 1)],
    branches: [way(now.id, 'B', { field: 'amount', op: 'gt', value: 1 }), way(now.id, 'C', null)],
    steps: [step(now.id, 'enter')],
  });
  const [difference] = differences(before, after);
  expect(difference?.parts.map((p) => `${p.of} ${p.kind} ${p.name}`)).toEqual([
    'branches changed B',
    'tasks changed Call',
    'tasks added Meet',
    'tasks removed Write',
  ]);
});

test('a copy changes nothing', () => {
  const parts = version([
    stage('a', 'First', { requiredFields: ['amount'], department: { id: '1', name: 'A' } }),
  ]);
  expect(differences(parts, structuredClone(parts))).toEqual([]);
});
