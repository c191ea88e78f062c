import type { RecordValues } from '../../../../web/api/records.ts';

/** A version with all that belongs to its stages. */
export interface VersionParts {
  stages: RecordValues[];
  tasks: RecordValues[];
  branches: RecordValues[];
  steps: RecordValues[];
}
export interface FieldDifference {
  name: string;
  was: unknown;
  now: unknown;
}
/** A task, a way on or an automatic step, by what it is called. */
export interface PartDifference {
  of: 'tasks' | 'branches' | 'steps';
  kind: 'added' | 'removed' | 'changed';
  name: string;
}
export interface StageDifference {
  key: string;
  kind: 'added' | 'removed' | 'changed';
  name: string;
  /** Its earlier name, where that was another. */
  was: string | null;
  isMoved: boolean;
  fields: FieldDifference[];
  parts: PartDifference[];
}

const watched = [
  'color',
  'department',
  'responsible',
  'responsibleFunction',
  'probability',
  'deadlineDays',
  'deadlineUnit',
  'category',
  'requiredFields',
  'entryCondition',
  'exitCondition',
];
const partFields = {
  tasks: ['kind', 'dueDays', 'dueUnit', 'isRequired', 'assignee'],
  branches: ['condition'],
  steps: ['condition', 'actions', 'isOn'],
};

/** What one version changes against another; stages are the same where their keys are, whatever they are called. */
export function differences(before: VersionParts, after: VersionParts): StageDifference[] {
  const old = new Map(before.stages.map((s) => [s['key'], s]));
  const keys = new Set(after.stages.map((s) => s['key']));
  const kept = after.stages.filter((s) => old.has(s['key'])).map((s) => s['key']);
  const order = before.stages.filter((s) => keys.has(s['key'])).map((s) => s['key']);
  const found = after.stages.flatMap((stage): StageDifference[] => {
    const earlier = old.get(stage['key']);
    const name = String(stage['name']);
    const wasName = String(earlier?.['name'] ?? name);
    const difference: StageDifference = {
      key: String(stage['key']),
      kind: earlier ? 'changed' : 'added',
      name,
      was: wasName === name ? null : wasName,
      isMoved: !!earlier && kept.indexOf(stage['key']) !== order.indexOf(stage['key']),
      fields: earlier ? changedFields(earlier, stage) : [],
      parts: earlier ? changedParts(before, after, earlier.id, stage.id) : [],
    };
    const { kind, was, isMoved, fields, parts } = difference;
    return kind === 'added' || was || isMoved || fields.length || parts.length ? [difference] : [];
  });
  const gone = before.stages.filter((s) => !keys.has(s['key']));
  const removed = { kind: 'removed', was: null, isMoved: false, fields: [], parts: [] } as const;
  return [
    ...found,
    ...gone.map((s) => ({
      ...removed,
      fields: [],
      parts: [],
      key: String(s['key']),
      name: String(s['name']),
    })),
  ];
}

const changedFields = (was: RecordValues, now: RecordValues): FieldDifference[] =>
  watched
    .filter((name) => !isSame(was[name], now[name]))
    .map((name) => ({ name, was: was[name], now: now[name] }));

function changedParts(before: VersionParts, after: VersionParts, was: string, now: string): PartDifference[] {
  return (['branches', 'tasks', 'steps'] as const).flatMap((of) => {
    const old = partsOf(before, of, was);
    const fresh = partsOf(after, of, now);
    return [
      ...[...fresh].flatMap(([name, part]): PartDifference[] => {
        const earlier = old.get(name);
        if (!earlier) return [{ of, kind: 'added', name }];
        const isChanged =
          partFields[of].some((f) => !isSame(earlier[f], part[f])) || sideOf(earlier) !== sideOf(part);
        return isChanged ? [{ of, kind: 'changed', name }] : [];
      }),
      ...[...old.keys()]
        .filter((name) => !fresh.has(name))
        .map((name): PartDifference => ({ of, kind: 'removed', name })),
    ];
  });
}

/** Parts of a stage by what they are called. */
function partsOf(parts: VersionParts, of: PartDifference['of'], stage: string): Map<string, RecordValues> {
  const owner = of === 'branches' ? 'from' : 'stage';
  const title = { tasks: 'title', branches: 'to', steps: 'name' }[of];
  return new Map(parts[of].filter((p) => idOf(p[owner]) === stage).map((p) => [nameOf(p[title]), p]));
}

/** When an automatic step is done; its stage is another in each version. */
const sideOf = (part: RecordValues): unknown => (part['trigger'] as { side?: string } | undefined)?.side;
const idOf = (value: unknown): unknown => (value as { id?: string } | null)?.id;
const nameOf = (value: unknown): string =>
  String(value !== null && typeof value === 'object' ? (value as { name?: string }).name : value);
/** References by what they point to. */
const isSame = (a: unknown, b: unknown): boolean =>
  idOf(a) !== undefined && idOf(b) !== undefined
    ? idOf(a) === idOf(b)
    : JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
