import type { RecordValues } from '../../../web/api/records.ts';

export interface Difference {
  kind: 'added' | 'removed' | 'renamed' | 'changed' | 'moved';
  name: string;
  was: string;
}

const watched = [
  'color',
  'department',
  'responsible',
  'probability',
  'deadlineDays',
  'category',
  'requiredFields',
  'entryCondition',
  'exitCondition',
];

/** What a draft's stages change against those published; stages are the same where their keys are. */
export function differences(before: RecordValues[], after: RecordValues[]): Difference[] {
  const old = new Map(before.map((s) => [s['key'], s]));
  const kept = after.filter((s) => old.has(s['key'])).map((s) => s['key']);
  const order = before.filter((s) => kept.includes(s['key'])).map((s) => s['key']);
  const found = after.flatMap((stage): Difference[] => {
    const name = String(stage['name']);
    const earlier = old.get(stage['key']);
    if (!earlier) return [{ kind: 'added', name, was: '' }];
    const was = String(earlier['name']);
    const isChanged = watched.some((f) => JSON.stringify(stage[f]) !== JSON.stringify(earlier[f]));
    const isMoved = kept.indexOf(stage['key']) !== order.indexOf(stage['key']);
    return [
      ...(name !== was ? [{ kind: 'renamed' as const, name, was }] : []),
      ...(isMoved ? [{ kind: 'moved' as const, name, was }] : []),
      ...(isChanged ? [{ kind: 'changed' as const, name, was }] : []),
    ];
  });
  const keys = new Set(after.map((s) => s['key']));
  const gone = before.filter((s) => !keys.has(s['key']));
  return [...found, ...gone.map((s): Difference => ({ kind: 'removed', name: String(s['name']), was: '' }))];
}
