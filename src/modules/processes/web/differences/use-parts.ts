import { useAll, useEntities } from '../use-process.ts';
import type { VersionParts } from './differences.ts';

/** A version with all that belongs to its stages; a version that is not there has none. */
export function useParts(version: string | null): VersionParts | undefined {
  const { stage, task, branch, rule } = useEntities();
  const of = (field: string, sort = 'position') =>
    version ? { filter: { field, op: 'eq', value: version } as const, sort } : null;
  const stages = useAll(stage, of('processVersion'));
  const tasks = useAll(task, of('stage.processVersion'));
  const branches = useAll(branch, of('from.processVersion'));
  const steps = useAll(rule?.permission.create ? rule : undefined, of('stage.processVersion', 'name'));
  if (!version) return { stages: [], tasks: [], branches: [], steps: [] };
  return stages && tasks && branches && { stages, tasks, branches, steps: steps ?? [] };
}
