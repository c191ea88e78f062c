import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { address, api } from '../../../web/api/client.ts';
import { sendFile } from './imports.ts';

/** `GET /archives/:id`: the whole installation as one file. */
export interface ArchiveRecord {
  id: string;
  name: string;
  kind: 'export' | 'load';
  state: 'ready' | 'running' | 'indexing' | 'done' | 'failed';
  /** Bytes; null once the file is gone. */
  size: string | null;
  rows: number | null;
  doneRows: number;
  summary: {
    at: string;
    company: string;
    version: string;
    records: { entity: string; rows: number }[];
    files: number;
    fileBytes: number;
    missing: number;
  } | null;
  failure: string | null;
  failureOf: string | null;
  createdAt: string;
}

const BASE = ['records', 'transfer.archive'];
const isBusy = (record: ArchiveRecord | undefined): boolean =>
  record?.state === 'running' || record?.state === 'indexing';

export const archivesQuery = queryOptions({
  queryKey: [...BASE, 'exports'],
  queryFn: async ({ signal }) =>
    (
      await api.get<{ items: ArchiveRecord[] }>(
        'archives',
        { filter: { field: 'kind', op: 'eq', value: 'export' }, limit: 20, sort: '-createdAt' },
        signal,
      )
    ).items,
  refetchInterval: (query) => (query.state.data?.some(isBusy) ? 1000 : false),
});

export const archiveQuery = (id: string) =>
  queryOptions({
    queryKey: [...BASE, 'one', id],
    queryFn: ({ signal }) => api.get<ArchiveRecord>(`archives/${id}`, undefined, signal),
    refetchInterval: (query) => (isBusy(query.state.data) ? 1000 : false),
  });

export const makeArchive = (): Promise<ArchiveRecord> => api.post('archives');
export const loadArchive = (id: string): Promise<ArchiveRecord> => api.post(`archives/${id}/load`);
export const discardArchive = (id: string): Promise<ArchiveRecord> => api.post(`archives/${id}/discard`);
export const archiveFile = (id: string): string => address(`archives/${id}/content`);
export const sendArchive = (file: File, csrf: string): Promise<ArchiveRecord> =>
  sendFile('archives/receive', file, csrf);

/** Every archive begins with an entry of this name. */
const MARK = 'mijoz-archive.json';
const NAME_AT = 30;

export async function isArchive(file: File): Promise<boolean> {
  const start = await file.slice(0, NAME_AT + MARK.length).text();
  return start.startsWith('PK') && start.endsWith(MARK);
}

export function useArchivesAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: BASE });
}
