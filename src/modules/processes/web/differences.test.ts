import { expect, test } from 'vitest';
import { differences } from './differences.ts';

const stage = (key: string, name: string, more: object = {}) => ({
  id: `${key}-${name}`,
  key,
  name,
  ...more,
});

test('stages are told apart by their keys, not by their names', () => {
  const before = [stage('a', 'First'), stage('b', 'Second'), stage('c', 'Third')];
  const after = [stage('b', 'Second'), stage('a', 'Start', { probability: 30 }), stage('d', 'Fourth')];
  expect(differences(before, after).map((d) => `${d.kind} ${d.name}`)).toEqual([
    'moved Second',
    'renamed Start',
    'moved Start',
    'changed Start',
    'added Fourth',
    'removed Third',
  ]);
});

test('a copy changes nothing', () => {
  const stages = [stage('a', 'First', { requiredFields: ['amount'] })];
  expect(differences(stages, structuredClone(stages))).toEqual([]);
});
