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
  fields: FieldDifference[];
}
/** A number of days or hours, whichever are counted. */
export interface Duration {
  count: number;
  unit: string;
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
  'category',
  'requiredFields',
  'entryCondition',
  'exitCondition',
];
const partFields = {
  branches: ['condition'],
  tasks: ['kind', 'dueDays', 'isRequired', 'assignee'],
  steps: ['side', 'condition', 'actions', 'isOn'],
};
const units: Record<string, string> = { deadlineDays: 'deadlineUnit', dueDays: 'dueUnit' };

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
      fields: earlier ? changedFields(watched, earlier, stage) : [],
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

const changedFields = (names: string[], was: RecordValues, now: RecordValues): FieldDifference[] =>
  names
    .map((name) => ({ name, was: partValue(was, name), now: partValue(now, name) }))
    .filter((d) => !isSame(d.was, d.now));

/** What is counted together with its unit; of an automatic step, when it is done: its stage is another in each version. */
function partValue(part: RecordValues, name: string): unknown {
  if (name === 'side') return (part['trigger'] as { side?: string } | undefined)?.side;
  const unit = units[name];
  const value = part[name];
  return unit && typeof value === 'number' ? { count: value, unit: String(part[unit]) } : value;
}

function changedParts(before: VersionParts, after: VersionParts, was: string, now: string): PartDifference[] {
  return (['branches', 'tasks', 'steps'] as const).flatMap((of) => {
    const old = partsOf(before, of, was);
    const fresh = partsOf(after, of, now);
    const gone = [...old].filter(([key]) => !fresh.has(key));
    return [
      ...[...fresh].flatMap(([key, part]): PartDifference[] => {
        const earlier = old.get(key);
        const name = titleOf(of, part);
        if (!earlier) return [{ of, kind: 'added', name, fields: [] }];
        const fields = changedFields(partFields[of], earlier, part);
        return fields.length ? [{ of, kind: 'changed', name, fields }] : [];
      }),
      ...gone.map(
        ([, part]): PartDifference => ({ of, kind: 'removed', name: titleOf(of, part), fields: [] }),
      ),
    ];
  });
}

type Of = PartDifference['of'];

/** Parts of a stage by what they are called, ways on by the stage that they lead to, whatever it is called. */
function partsOf(parts: VersionParts, of: Of, stage: string): Map<unknown, RecordValues> {
  const owner = of === 'branches' ? 'from' : 'stage';
  const keys = new Map(parts.stages.map((s) => [s.id, s['key']]));
  const own = parts[of].filter((p) => idOf(p[owner]) === stage);
  return new Map(own.map((p) => [of === 'branches' ? keys.get(String(idOf(p['to']))) : titleOf(of, p), p]));
}

const titleOf = (of: Of, part: RecordValues): string =>
  of === 'branches'
    ? String((part['to'] as { name?: string }).name)
    : String(part[of === 'tasks' ? 'title' : 'name']);

const idOf = (value: unknown): unknown => (value as { id?: string } | null)?.id;
/** References by what they point to. */
const isSame = (a: unknown, b: unknown): boolean =>
  idOf(a) !== undefined && idOf(b) !== undefined
    ? idOf(a) === idOf(b)
    : JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
