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
  const task = (stage: string, title: string, dueUnit: string) => ({
    id: stage,
    stage: { id: stage },
    title,
    dueDays: 1,
    dueUnit,
  });
  const step = (stage: string, side: string) => ({
    id: stage,
    stage: { id: stage },
    name: 'Step',
    trigger: { on: 'stage', stage, side },
  });
  const ends = (from: string) => ['B', 'C'].map((name) => ({ id: `${from}-${name}`, key: name, name }));
  const before = version([was, ...ends(was.id)], {
    tasks: [task(was.id, 'Call', 'day'), task(was.id, 'Write', 'day')],
    branches: [way(was.id, 'B', null), way(was.id, 'C', null)],
    steps: [step(was.id, 'enter')],
  });
  const after = version([now, ...ends(now.id)], {
    tasks: [task(now.id, 'Call', 'workday'), task(now.id, 'Meet', 'day')],
    branches: [way(now.id, 'B', { field: 'amount', op: 'gt', value: 1 }), way(now.id, 'C', null)],
    steps: [step(now.id, 'leave')],
  });
  const [difference] = differences(before, after);
  const said = (difference?.parts ?? []).map((p) => [
    `${p.of} ${p.kind} ${p.name}`,
    ...p.fields.map((f) => [f.name, f.was, f.now]),
  ]);
  expect(said).toEqual([
    ['branches changed B', ['condition', null, { field: 'amount', op: 'gt', value: 1 }]],
    ['tasks changed Call', ['dueDays', { count: 1, unit: 'day' }, { count: 1, unit: 'workday' }]],
    ['tasks added Meet'],
    ['tasks removed Write'],
    ['steps changed Step', ['side', 'enter', 'leave']],
  ]);
});

test('a way on leads to the same stage under another name', () => {
  const stages = (name: string) => [stage('a', 'First'), stage('b', name)];
  const way = (to: string) => [{ id: to, from: { id: 'a-First' }, to: { id: `b-${to}`, name: to } }];
  const before = version(stages('Second'), { branches: way('Second') });
  const after = version(stages('Next'), { branches: way('Next') });
  expect(differences(before, after).map((d) => [d.name, d.was, d.parts])).toEqual([['Next', 'Second', []]]);
});

test('a copy changes nothing', () => {
  const parts = version([
    stage('a', 'First', { requiredFields: ['amount'], department: { id: '1', name: 'A' } }),
  ]);
  expect(differences(parts, structuredClone(parts))).toEqual([]);
});
