import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListAnswer } from '../../../kernel/api.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import { api } from '../../api/client.ts';
import { keyOf, type RecordValues } from '../../api/records.ts';
import { errorToast } from '../../kit/toast.tsx';
import type { Selection } from '../list/use-selection.ts';
import type { ListState } from '../list-state.ts';

export interface Report {
  verb: string;
  batches: string[];
  done: number;
  refused: { id: string; title: string | null; code: string; problems: FieldProblem[] }[];
}
interface Answer {
  batch: string;
  done: number;
  refused: Report['refused'];
}
const AT_ONCE = 100;
const PAGE = 200;

export interface Bulk {
  progress: { done: number; all: number } | null;
  report: Report | null;
  run(verb: string, input?: Record<string, unknown>): Promise<void>;
  undo(): Promise<void>;
  finish(): void;
}

/** One verb on all selected records, in parts, so that one sees how far it is and the page stays free. */
export function useBulk(state: ListState, selection: Selection, total: number): Bulk {
  const client = useQueryClient();
  const { entity } = state;
  const [progress, setProgress] = useState<Bulk['progress']>(null);
  const [report, setReport] = useState<Report | null>(null);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: keyOf(entity) });

  const run = async (verb: string, input?: Record<string, unknown>): Promise<void> => {
    const sum: Report = { verb, batches: [], done: 0, refused: [] };
    try {
      setProgress({ done: 0, all: selection.isAll ? total : selection.ids.size });
      const ids = selection.isAll ? await allIds(state) : [...selection.ids];
      for (let i = 0; i < ids.length; i += AT_ONCE) {
        const answer = await api.post<Answer>(`${entity.route}/batch`, {
          ids: ids.slice(i, i + AT_ONCE),
          verb,
          ...(input ? { input } : {}),
        });
        sum.batches.push(answer.batch);
        sum.done += answer.done;
        sum.refused.push(...answer.refused);
        setProgress({ done: Math.min(ids.length, i + AT_ONCE), all: ids.length });
      }
    } catch (error) {
      errorToast(error);
    }
    setProgress(null);
    if (sum.batches.length) setReport(sum);
    await refresh();
  };
  const undo = async (): Promise<void> => {
    for (const batch of report?.batches.toReversed() ?? [])
      await api.post('undo', { batch }).catch(errorToast);
    await refresh();
    finish();
  };
  const finish = (): void => {
    setReport(null);
    selection.clear();
  };
  return { progress, report, run, undo, finish };
}

/** Ids first, then the work: a filter on what the verb changes would lose half of the records on the way. */
async function allIds(state: ListState): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = {
      filter: state.filter,
      q: state.q,
      deleted: state.isDeleted,
      sort: 'createdAt',
      fields: state.entity.title,
      limit: PAGE,
      cursor,
    };
    const page: ListAnswer<RecordValues> = await api.get(state.entity.route, query);
    ids.push(...page.items.map((i) => i.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}
