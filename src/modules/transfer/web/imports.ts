import { keepPreviousData, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';
import type { Problem } from '../../../kernel/api.ts';
import type {
  ImportCheck,
  ImportColumnProfile,
  ImportPlan,
  ImportPreviewStep,
  ImportStep,
  ImportTarget,
} from '../../../kernel/import-api.ts';
import { ApiError, address, api } from '../../../web/api/client.ts';

/** `GET /imports/:id`. */
export interface ImportRecord {
  id: string;
  name: string;
  state: 'planning' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';
  size: number;
  rows: number;
  detected: {
    kind: 'csv' | 'xlsx' | 'cards';
    encoding?: string;
    form?: { delimiter?: string } | 'vcard' | 'jcard';
    sheets?: { name: string }[];
  } & Partial<CardsDetected>;
  profile: ImportColumnProfile[];
  plan: ImportPlan;
  phases: number;
  doneSteps: number;
  doneRows: number;
  created: number;
  updated: number;
  skipped: number;
  refused: number;
  createdAt: string;
  finishedAt: string | null;
  failure: string | null;
  /** The batch of all that it wrote. */
  run: string | null;
}

/** Of electronic cards: what of them no column takes. */
export interface CardsDetected {
  cards: number;
  untaken: { name: string; count: number }[];
  partsOfBirthdays: number;
  unreadable: { count: number; places: { card: number; line: number }[] };
}

const BASE = ['records', 'transfer.import'];

const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...BASE, 'one', id],
    queryFn: ({ signal }) => api.get<ImportRecord>(`imports/${id}`, undefined, signal),
  });

export const recentQuery = queryOptions({
  queryKey: [...BASE, 'recent'],
  queryFn: ({ signal }) =>
    api.get<{ items: ImportRecord[] }>(
      'imports',
      {
        limit: 30,
        sort: '-createdAt',
        fields: 'name,state,plan,rows,created,updated,skipped,refused,createdAt,phases,doneSteps,doneRows',
      },
      signal,
    ),
});

export const targetsQuery = queryOptions({
  queryKey: ['import-targets'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: ImportTarget[] }>('imports/targets', undefined, signal)).items,
  staleTime: 60_000,
});

export const previewQuery = (id: string, plan: ImportPlan) =>
  queryOptions({
    queryKey: ['import-preview', id, plan],
    queryFn: async ({ signal }) =>
      (await api.get<{ steps: ImportPreviewStep[] }>(`imports/${id}/preview`, undefined, signal)).steps,
    placeholderData: keepPreviousData,
  });

export interface Refusal {
  step: number;
  line: number;
  cells: string[];
  problems: { field: string; code: string; params?: Record<string, unknown> }[];
}
export const refusedQuery = (record: ImportRecord) =>
  queryOptions({
    queryKey: ['import-refused', record.id, record.refused],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Refusal[] }>(`imports/${record.id}/refused`, undefined, signal)).items,
    enabled: record.refused > 0,
  });

/** The records of several files; asked for again while any of them is under way. */
export function useImports(ids: string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      ...importQuery(id),
      refetchInterval: (query: { state: { data?: ImportRecord | undefined } }): number | false =>
        isBusy(query.state.data) ? 1000 : false,
    })),
  });
}
export const isBusy = (record: ImportRecord | undefined): boolean =>
  record?.state === 'running' || record?.state === 'undoing';

export const check = (ids: string[]): Promise<{ items: ImportCheck[] }> => api.post('imports/check', { ids });
export const run = (ids: string[]): Promise<{ items: ImportRecord[] }> => api.post('imports/run', { ids });
export const undo = (ids: string[]): Promise<{ items: ImportRecord[] }> => api.post('imports/undo', { ids });
export const stop = (id: string): Promise<ImportRecord> => api.post(`imports/${id}/stop`);
export const propose = (id: string, entity: string): Promise<ImportStep> =>
  api.post(`imports/${id}/propose`, { entity });
export const takeSheet = (id: string, sheet: number): Promise<ImportRecord> =>
  api.post(`imports/${id}/sheet`, { sheet });
export const discard = (id: string): Promise<void> => api.delete(`imports/${id}/plan`);
export const refusedFile = (id: string): string => address(`imports/${id}/refused`, { format: 'csv' });

export function savePlan(id: string, plan: ImportPlan, csrf: string): Promise<ImportRecord> {
  const body = JSON.stringify(plan);
  return send('PUT', `imports/${id}/plan`, csrf, body, 'application/json');
}

export const upload = (file: File, csrf: string): Promise<ImportRecord> => sendFile('imports', file, csrf);

export function sendFile<T>(path: string, file: File, csrf: string): Promise<T> {
  const form = new FormData();
  form.set('file', file);
  return send('POST', path, csrf, form);
}

async function send<T>(
  method: string,
  path: string,
  csrf: string,
  body: BodyInit,
  type?: string,
): Promise<T> {
  const headers: Record<string, string> = { 'x-csrf': csrf, ...(type ? { 'content-type': type } : {}) };
  const response = await fetch(address(path), { method, headers, body, credentials: 'same-origin' }).catch(
    () => {
      throw new ApiError(0, {});
    },
  );
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, answer as Partial<Problem>);
  return answer as T;
}

/** Puts what the server answered where the screens read it. */
export function useKeepImport(): (record: ImportRecord) => void {
  const client = useQueryClient();
  return (record) => client.setQueryData(importQuery(record.id).queryKey, record);
}
