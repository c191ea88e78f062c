import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import { KEY, type Told, type ToldPage } from './notifications-data.ts';

type Pages = InfiniteData<ToldPage>;

/** Marks lines read or unread: shown at once, then as the server has it; the bell follows. */
export function useMarks() {
  const client = useQueryClient();
  const mark = async (path: string, isMeant: (line: Told) => boolean, isRead: boolean, body?: object) => {
    const readAt = isRead ? new Date().toISOString() : null;
    const marked = (line: Told): Told => (isMeant(line) ? { ...line, readAt } : line);
    client.setQueriesData<Pages>(
      { queryKey: [...KEY, 'list'] },
      (old) => old && { ...old, pages: old.pages.map((p) => ({ ...p, items: p.items.map(marked) })) },
    );
    await api.post(`notifications/${path}`, body).catch(errorToast);
    await client.invalidateQueries({ queryKey: KEY });
  };
  const set = (line: Told, isRead: boolean) =>
    mark(`${line.id}/${isRead ? 'read' : 'unread'}`, (l) => l.id === line.id, isRead);
  return {
    read: async (line: Told) => {
      if (!line.readAt) await set(line, true);
    },
    toggle: (line: Told) => set(line, !line.readAt),
    readAll: (until: string) => mark('read', (l) => !l.readAt && l.at <= until, true, { until }),
  };
}
